namespace AlteryxBackup.Archives;

/// <summary>What every archive has besides the files that were collected (<see cref="Files.EntryPaths"/>).</summary>
public static class ArchiveLayout
{
    /// <summary>What the archive holds and where it comes from.</summary>
    public const string Manifest = "BackupManifest.json";

    /// <summary>Checksums of every other entry, as <c>sha256sum -c</c> reads them.</summary>
    public const string Checksums = "SHA256SUMS";

    /// <summary>Where the blocks of large entries begin, so that they can be inflated side by side.</summary>
    public const string BlockIndex = "Metadata/BlockIndex.json";

    /// <summary>How to restore this archive by hand.</summary>
    public const string RestoreText = "RESTORE.txt";

    /// <summary>The dump, one folder per database.</summary>
    public const string MongoDB = "MongoDB/";

    /// <summary>Other nodes' files, one folder per node.</summary>
    public const string Nodes = "Nodes/";
}
