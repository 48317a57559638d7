namespace AlteryxBackup.Configuration;

/// <summary>Days that archives are kept, by mode.</summary>
public sealed record RetentionDays
{
    /// <summary>Full archives.</summary>
    public int Full { get; init; }

    /// <summary>Database archives.</summary>
    public int DatabaseOnly { get; init; }

    /// <summary>Configuration archives.</summary>
    public int ConfigOnly { get; init; }

    internal int Of(BackupMode mode) => mode switch
    {
        BackupMode.Full => Full,
        BackupMode.DatabaseOnly => DatabaseOnly,
        _ => ConfigOnly,
    };
}
