namespace AlteryxBackup.Configuration;

/// <summary>How the archive is written.</summary>
public sealed record ArchiveSection
{
    /// <summary>How hard to compress.</summary>
    public ArchiveCompression CompressionLevel { get; init; }
}
