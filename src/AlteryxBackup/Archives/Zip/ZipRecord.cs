namespace AlteryxBackup.Archives.Zip;

/// <summary>What the central directory says of one entry.</summary>
internal sealed record ZipRecord
{
    /// <summary>The name's bytes.</summary>
    public byte[] Name { get; init; } = [];

    /// <summary>General-purpose bits.</summary>
    public ushort Flags { get; init; }

    /// <summary>Compression method.</summary>
    public ushort Method { get; init; }

    /// <summary>Time of change in DOS form.</summary>
    public uint DosTime { get; init; }

    /// <summary>Time of change in seconds since 1970; null when not recorded.</summary>
    public int? UnixTime { get; init; }

    /// <summary>CRC-32 of the content.</summary>
    public uint Crc { get; init; }

    /// <summary>Bytes in the archive.</summary>
    public long CompressedBytes { get; init; }

    /// <summary>Bytes of the content.</summary>
    public long SizeBytes { get; init; }

    /// <summary>Where the local header begins.</summary>
    public long Offset { get; init; }

    /// <summary>Where the next entry or the directory begins: all bytes up to there must be this entry's.</summary>
    public long Limit { get; init; }

    /// <summary>What kind of file it is, for systems that ask.</summary>
    public uint ExternalAttributes { get; init; }

    /// <summary>A second name (Info-ZIP's Unicode path) that some programs prefer; null when there is none.</summary>
    public byte[]? OtherName { get; init; }

    /// <summary>The local header announces 64-bit sizes in the descriptor that follows the content.</summary>
    public bool HasZip64Descriptor { get; init; }
}
