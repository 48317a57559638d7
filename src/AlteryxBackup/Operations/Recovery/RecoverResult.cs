using System.Collections.Generic;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting;
using Newtonsoft.Json;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>What a recovery found and did. <c>--json</c> prints it under these names.</summary>
public sealed record RecoverResult
{
    /// <summary>True when nothing was changed, only looked at.</summary>
    public bool WhatIf { get; init; }

    /// <summary>0 when nothing is left to be put right; 2 when the service could not be brought back.</summary>
    [JsonConverter(typeof(ExitCodeConverter))]
    public ExitCode ExitCode { get; init; }

    /// <summary>The runs that were ended by force; empty when there was none.</summary>
    public IReadOnlyList<RecoveredRun> Runs { get; init; } = [];

    /// <summary>The log of this recovery; null when there was nothing to do.</summary>
    public string? LogPath { get; init; }

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What could not be put right.</summary>
    public IReadOnlyList<OperationError> Errors { get; init; } = [];
}
