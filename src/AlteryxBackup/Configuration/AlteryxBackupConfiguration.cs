namespace AlteryxBackup.Configuration;

/// <summary>
/// The effective configuration: defaults, then the file, then parameters. Sections and keys bear the names of the JSON file (REQ-8.1); what each
/// means, its default and its limits stand in the JSON schema, which is their one description.
/// </summary>
public sealed record AlteryxBackupConfiguration
{
    /// <summary>Places, names and retention.</summary>
    public BackupSection BackupConfiguration { get; init; } = new();

    /// <summary>Where the server is.</summary>
    public ServerSection ServerConfiguration { get; init; } = new();

    /// <summary>How the service is controlled and how long is waited for it.</summary>
    public ServiceSection ServiceConfiguration { get; init; } = new();

    /// <summary>The server's database.</summary>
    public MongoDBSection MongoDBConfiguration { get; init; } = new();

    /// <summary>Which files and settings are collected.</summary>
    public FilesSection FilesConfiguration { get; init; } = new();

    /// <summary>How the archive is written.</summary>
    public ArchiveSection ArchiveConfiguration { get; init; } = new();

    /// <summary>What is checked.</summary>
    public ValidationSection ValidationConfiguration { get; init; } = new();

    /// <summary>Protection of the secret files.</summary>
    public SecuritySection SecurityConfiguration { get; init; } = new();

    /// <summary>Mail.</summary>
    public NotificationSection NotificationConfiguration { get; init; } = new();
}
