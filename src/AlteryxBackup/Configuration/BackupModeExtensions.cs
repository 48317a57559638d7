namespace AlteryxBackup.Configuration;

/// <summary>What each mode promises.</summary>
public static class BackupModeExtensions
{
    /// <summary>True when the archive holds a database dump.</summary>
    public static bool IncludesDatabase(this BackupMode mode) => mode != BackupMode.ConfigOnly;

    /// <summary>True when the archive holds configuration files and controller settings.</summary>
    public static bool IncludesFiles(this BackupMode mode) => mode != BackupMode.DatabaseOnly;

    /// <summary>The word for the mode in an archive's name (REQ-1.1.5).</summary>
    public static string ArchiveWord(this BackupMode mode) => mode switch
    {
        BackupMode.DatabaseOnly => "DB",
        BackupMode.ConfigOnly => "Config",
        _ => "Full",
    };
}
