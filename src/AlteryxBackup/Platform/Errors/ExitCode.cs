namespace AlteryxBackup.Platform.Errors;

/// <summary>What the programs return to the system. Scheduled tasks depend on these numbers (REQ-7.3).</summary>
public enum ExitCode
{
    /// <summary>Everything that was asked for was done and proved.</summary>
    Success = 0,

    /// <summary>A failure without a number of its own; a cancelled or refused run.</summary>
    General = 1,

    /// <summary>The service refused, took too long, or didn't come back.</summary>
    Service = 2,

    /// <summary>Configuration, rights, missing files, or an archive that failed verification.</summary>
    Validation = 3,

    /// <summary>Space, a path that can't be written, or a copy that failed.</summary>
    Storage = 4,

    /// <summary>Database tool, connection, credentials; a dump or restore that isn't proved.</summary>
    Database = 5,

    /// <summary>A backup mode that doesn't exist.</summary>
    InvalidMode = 6,
}
