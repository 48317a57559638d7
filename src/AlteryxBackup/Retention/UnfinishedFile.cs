using System;

namespace AlteryxBackup.Retention;

/// <summary>An archive, or a file beside one, that a run began and never finished.</summary>
/// <param name="Path">The file; its name ends with <c>.partial</c>.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="ModifiedAt">When it was last written, UTC, by the file system that holds it.</param>
/// <param name="IsOurs">Its name proves that this server made it: it holds this machine's name where the configured pattern has {Host}.</param>
/// <param name="IsOld">It was last written more than a day ago.</param>
public sealed record UnfinishedFile(string Path, long SizeBytes, DateTimeOffset ModifiedAt, bool IsOurs, bool IsOld)
{
    /// <summary>Whether it stays.</summary>
    public bool Keep => !(IsOurs && IsOld);

    /// <summary>Whether a person should look at it: nobody can be writing it any more, and it stays.</summary>
    public bool IsLeftover => Keep && (IsOurs || IsOld);

    /// <summary>Why, in a sentence.</summary>
    public string Reason => (IsOurs, IsOld) switch
    {
        (true, true) => "A run of this server began it and was ended; it is no backup.",
        (true, false) => "A run of this server began it and was ended; it is removed once it hasn't been written for a day.",
        (false, true) => "It hasn't been written for a day, but its name doesn't prove that this server made it ({Host} in ArchiveNamePattern would): remove it by hand if no server is writing it.",
        _ => "It was written within a day, and another server may still be writing it.",
    };

    /// <summary>What became of it.</summary>
    public RemovalOutcome Outcome { get; init; }

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Problem { get; init; }
}
