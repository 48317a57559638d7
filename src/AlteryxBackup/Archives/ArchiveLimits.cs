namespace AlteryxBackup.Archives;

/// <summary>What a reader is ready to take on; an archive that declares more is refused.</summary>
public sealed record ArchiveLimits
{
    /// <summary>Entries in all.</summary>
    public long MaxEntries { get; init; } = 2_000_000;

    /// <summary>Bytes of all entries, unpacked.</summary>
    public long MaxTotalBytes { get; init; } = 64L << 40;

    /// <summary>Bytes of the manifest and of SHA256SUMS, unpacked: both are held in memory.</summary>
    public long MaxManifestBytes { get; init; } = 1L << 30;
}
