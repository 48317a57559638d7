namespace AlteryxBackup.Archives;

/// <summary>What a reader is ready to take on; an archive that declares more is refused.</summary>
public sealed record ArchiveLimits
{
    /// <summary>Entries in all.</summary>
    public long MaxEntries { get; init; } = 2_000_000;

    /// <summary>Bytes of the central directory, which is held in memory.</summary>
    public long MaxDirectoryBytes { get; init; } = 256L << 20;

    /// <summary>Bytes of all entries, unpacked.</summary>
    public long MaxTotalBytes { get; init; } = 64L << 40;

    /// <summary>Unpacked bytes for each byte in the archive. Deflate can't give more than 1032 (RFC 1951: 258 bytes for 2 bits), so an entry that claims more lies.</summary>
    public int MaxRatio { get; init; } = 1032;

    /// <summary>Bytes of the manifest and of SHA256SUMS, unpacked: both are held in memory. An archive of few entries is given much less.</summary>
    public long MaxManifestBytes { get; init; } = 1L << 30;
}
