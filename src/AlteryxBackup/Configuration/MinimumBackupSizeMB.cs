namespace AlteryxBackup.Configuration;

/// <summary>Smallest believable archive, megabytes (1,048,576 bytes), by mode.</summary>
public sealed record MinimumBackupSizeMB
{
    /// <summary>Full archives.</summary>
    public double Full { get; init; }

    /// <summary>Database archives.</summary>
    public double DatabaseOnly { get; init; }

    /// <summary>Configuration archives: a warning only, an honest one can be smaller.</summary>
    public double ConfigOnly { get; init; }

    internal double Of(BackupMode mode) => mode switch
    {
        BackupMode.Full => Full,
        BackupMode.DatabaseOnly => DatabaseOnly,
        _ => ConfigOnly,
    };
}
