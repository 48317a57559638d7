namespace AlteryxBackup.Configuration;

/// <summary>What a backup holds (REQ-1.1).</summary>
public enum BackupMode
{
    /// <summary>Database, files and controller settings.</summary>
    Full,

    /// <summary>The database alone.</summary>
    DatabaseOnly,

    /// <summary>Files and controller settings; the service is never touched.</summary>
    ConfigOnly,
}
