using System;

namespace AlteryxBackup.Retention;

/// <summary>An archive, a volume of one, or a file beside one, that a run began and never finished.</summary>
/// <param name="Path">The file; its name ends with <c>.partial</c>, or it is a volume whose first one is missing.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="ModifiedAt">When it was last written, UTC, by the file system that holds it.</param>
/// <param name="IsOurs">Its name proves that this server made it: it holds this machine's name where the configured pattern has {Host}.</param>
/// <param name="IsOld">It was last written more than a day ago.</param>
public sealed record UnfinishedFile(string Path, long SizeBytes, DateTimeOffset ModifiedAt, bool IsOurs, bool IsOld)
{
    /// <summary>It is a volume under its final name, of an archive whose first volume isn't there: it stays, since nobody can tell what became of that one.</summary>
    public bool LacksFirst { get; init; }

    /// <summary>Whether it stays.</summary>
    public bool Keep => LacksFirst || !(IsOurs && IsOld);

    /// <summary>Whether a person should look at it: nobody can be writing it any more, and it stays.</summary>
    public bool IsLeftover => Keep && (IsOurs || IsOld);

    /// <summary>Why, in a sentence.</summary>
    public string Reason => (IsOurs, IsOld) switch
    {
        _ when LacksFirst => "It is a volume of an archive whose first volume isn't there: a copy that was interrupted, or one that lost it. Remove it by hand, or copy the archive there again.",
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
