using System.Collections.Generic;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight;

/// <summary>What a check of the whole environment found.</summary>
public sealed record CheckResult
{
    /// <summary>True when nothing stands in the way of a backup.</summary>
    public bool Passed => Errors.Count == 0;

    /// <summary>That of the first failure; Success without one.</summary>
    public ExitCode ExitCode { get; init; }

    /// <summary>The mode that was checked.</summary>
    public BackupMode BackupMode { get; init; }

    /// <summary>The configuration that was checked, as a sentence.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>One per check, in order.</summary>
    public IReadOnlyList<PreflightFinding> Findings { get; init; } = [];

    /// <summary>What else should be looked at in configuration and server.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The failures among the findings, the deciding one first.</summary>
    public IReadOnlyList<OperationError> Errors { get; init; } = [];
}
