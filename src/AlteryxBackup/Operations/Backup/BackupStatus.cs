namespace AlteryxBackup.Operations.Backup;

/// <summary>How a backup ended.</summary>
public enum BackupStatus
{
    /// <summary>All that the mode promises is in a verified archive under its final name.</summary>
    Success,

    /// <summary>Something failed; <see cref="BackupResult.Errors"/> says what.</summary>
    Failed,

    /// <summary>Ended from outside.</summary>
    Cancelled,
}
