namespace AlteryxBackup.Configuration;

/// <summary>How hard to compress (REQ-4.2.1).</summary>
public enum ArchiveCompression
{
    /// <summary>Small.</summary>
    Optimal,

    /// <summary>Quick.</summary>
    Fastest,

    /// <summary>As it is.</summary>
    NoCompression,
}
