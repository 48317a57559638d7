namespace AlteryxBackup.Configuration;

/// <summary>Which files and settings are collected.</summary>
public sealed record FilesSection
{
    /// <summary>The Keys folder.</summary>
    public bool BackupKeys { get; init; }

    /// <summary>alteryx.config, when it was modified.</summary>
    public bool BackupConfigFile { get; init; }

    /// <summary>The embedded database's passwords.</summary>
    public bool BackupMongoPasswords { get; init; }

    /// <summary>What is known about the server, as Metadata/ServerMetadata.json.</summary>
    public bool IncludeMetadata { get; init; }
}
