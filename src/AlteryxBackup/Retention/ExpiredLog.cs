namespace AlteryxBackup.Retention;

/// <summary>A log file beyond its days.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why it goes, in a sentence.</param>
public sealed record ExpiredLog(string Path, string Reason)
{
    /// <summary>What became of it.</summary>
    public RemovalOutcome Outcome { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Problem { get; init; }
}
