namespace AlteryxBackup.Archives;

/// <summary>The places of an archive, the same in every one.</summary>
public static class ArchiveLayout
{
    /// <summary>What the archive holds and where it comes from.</summary>
    public const string Manifest = "BackupManifest.json";

    /// <summary>Checksums of every other entry, as <c>sha256sum -c</c> reads them.</summary>
    public const string Checksums = "SHA256SUMS";

    /// <summary>How to restore this archive by hand.</summary>
    public const string RestoreText = "RESTORE.txt";

    /// <summary>The dump, one folder per database.</summary>
    public const string MongoDB = "MongoDB/";

    /// <summary>Configuration files and exported controller settings.</summary>
    public const string Config = "Config/";

    /// <summary>Other nodes' files, one folder per node.</summary>
    public const string Nodes = "Nodes/";

    /// <summary>What is known about the server.</summary>
    public const string ServerMetadata = "Metadata/ServerMetadata.json";

    /// <summary>The one configuration file that no backup of files can do without.</summary>
    public const string RuntimeSettings = "Config/RuntimeSettings.xml";
}
