namespace AlteryxBackup.Configuration;

/// <summary>How the archive is written.</summary>
public sealed record ArchiveSection
{
    /// <summary>How hard to compress.</summary>
    public ArchiveCompression CompressionLevel { get; init; }

    /// <summary>How many threads compress; 0 for one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>Whether the threads that compress and write give way to others.</summary>
    public bool LowPriority { get; init; }

    /// <summary>The most megabytes (1,048,576 bytes) of one file: a larger archive is split into volumes. 0: one file, however large.</summary>
    public int MaxVolumeSizeMB { get; init; }
}
