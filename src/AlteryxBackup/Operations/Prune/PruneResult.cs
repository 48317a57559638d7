using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.Prune;

/// <summary>What retention did, or would do.</summary>
public sealed record PruneResult
{
    /// <summary>Nothing was removed: it was only asked what would be.</summary>
    public bool WhatIf { get; init; }

    /// <summary>The exit code of a program that ran it.</summary>
    public ExitCode ExitCode { get; init; }

    /// <summary>Each place by itself: the local folder first, then the places for copies in the order of the configuration; or the folder that was named, alone.</summary>
    public IReadOnlyList<PrunedPlace> Places { get; init; } = [];

    /// <summary>Log files beyond their days.</summary>
    public IReadOnlyList<ExpiredLog> Logs { get; init; } = [];

    /// <summary>Archives removed.</summary>
    public int RemovedCount => Removed.Count();

    /// <summary>Bytes of the archives removed.</summary>
    public long RemovedBytes => Removed.Sum(decision => decision.SizeBytes);

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What failed, in all places, the deciding failure first.</summary>
    public IReadOnlyList<OperationError> Errors { get; init; } = [];

    private IEnumerable<RetentionDecision> Removed => Places.SelectMany(place => place.Decisions).Where(decision => decision.Outcome == RemovalOutcome.Removed);
}
