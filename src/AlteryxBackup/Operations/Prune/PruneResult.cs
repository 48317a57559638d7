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

    /// <summary>The folder.</summary>
    public string Folder { get; init; } = "";

    /// <summary>One for every archive there, and for every file that looks like one; newest first.</summary>
    public IReadOnlyList<RetentionDecision> Decisions { get; init; } = [];

    /// <summary>Log files beyond their days.</summary>
    public IReadOnlyList<ExpiredLog> Logs { get; init; } = [];

    /// <summary>Archives removed.</summary>
    public int RemovedCount => Removed.Count();

    /// <summary>Bytes of the archives removed.</summary>
    public long RemovedBytes => Removed.Sum(decision => decision.SizeBytes);

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What failed.</summary>
    public IReadOnlyList<OperationError> Errors { get; init; } = [];

    private IEnumerable<RetentionDecision> Removed => Decisions.Where(decision => decision.Outcome == RemovalOutcome.Removed);
}
