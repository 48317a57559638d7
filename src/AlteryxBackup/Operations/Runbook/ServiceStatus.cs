using System.Collections.Generic;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>The service after it was stopped, started or looked at.</summary>
/// <param name="ServiceName">Its name.</param>
/// <param name="ConfigPath">The configuration file; null when there was none.</param>
/// <param name="State"><c>Running</c>, <c>Stopped</c>, <c>StartPending</c>, <c>StopPending</c> or <c>Paused</c>.</param>
/// <param name="WasRunning">It was running when it was asked; what a runbook goes by that must leave a stopped service stopped.</param>
/// <param name="ProcessId">Its process; null when it has none, or is controlled by commands that don't tell.</param>
/// <param name="RunningWorkflows">Workflows that ran when it was asked, as <c>name (process)</c>.</param>
/// <param name="DurationSeconds">How long it took, the wait for workflows included.</param>
public sealed record ServiceStatus(
    string ServiceName, string? ConfigPath, string State, bool WasRunning, int? ProcessId, IReadOnlyList<string> RunningWorkflows, double DurationSeconds)
{
    /// <summary>In a few words.</summary>
    public override string ToString() => $"{ServiceName} ({State}, {RunningWorkflows.Count} running workflow(s))";
}
