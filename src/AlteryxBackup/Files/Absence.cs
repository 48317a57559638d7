namespace AlteryxBackup.Files;

/// <summary>What it means that a file will not be in the backup.</summary>
public enum Absence
{
    /// <summary>In order: this server has none, or was configured so.</summary>
    Skipped,

    /// <summary>The backup goes on, but somebody should look at it.</summary>
    Warning,

    /// <summary>There is no backup without it.</summary>
    Failure,
}
