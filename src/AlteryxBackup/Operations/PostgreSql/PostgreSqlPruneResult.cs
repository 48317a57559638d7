using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>What retention of dumps did, or would do.</summary>
public sealed record PostgreSqlPruneResult
{
    /// <summary>Nothing was removed: it was only asked what would be.</summary>
    public bool WhatIf { get; init; }

    /// <summary>The exit code of a program that ran it.</summary>
    public ExitCode ExitCode { get; init; }

    /// <summary>The folder.</summary>
    public string Folder { get; init; } = "";

    /// <summary>One for every dump there, newest first.</summary>
    public IReadOnlyList<PostgreSqlRetentionDecision> Decisions { get; init; } = [];

    /// <summary>Dumps removed.</summary>
    public int RemovedCount => Decisions.Count(decision => decision.Outcome == RemovalOutcome.Removed);

    /// <summary>Bytes of the dumps removed.</summary>
    public long RemovedBytes => Decisions.Where(decision => decision.Outcome == RemovalOutcome.Removed).Sum(decision => decision.SizeBytes);

    /// <summary>What failed.</summary>
    public IReadOnlyList<OperationError> Errors { get; init; } = [];
}
