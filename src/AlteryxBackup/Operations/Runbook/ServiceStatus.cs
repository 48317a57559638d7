using System.Collections.Generic;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>The service of one node after it was stopped, started or looked at.</summary>
public sealed record ServiceStatus
{
    /// <summary>The node.</summary>
    public string Node { get; init; } = "";

    /// <summary>What it does: <c>Controller</c>, <c>Worker</c>, <c>UI</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The service's name there.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>The configuration file; null when there was none.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>Its state when it was asked: as <see cref="State"/>, or <c>Unknown</c> when nobody could tell.</summary>
    public string StateBefore { get; init; } = "";

    /// <summary><c>Running</c>, <c>Stopped</c>, <c>StartPending</c>, <c>StopPending</c> or <c>Paused</c>, now.</summary>
    public string State { get; init; } = "";

    /// <summary>It was running when it was asked; what a runbook goes by that must leave a stopped service stopped.</summary>
    public bool WasRunning { get; init; }

    /// <summary>Its process; null when it has none, is on another machine, or is controlled by commands that don't tell.</summary>
    public int? ProcessId { get; init; }

    /// <summary>Workflows that ran when it was asked, as <c>name (process)</c>; those of other machines can't be seen.</summary>
    public IReadOnlyList<string> RunningWorkflows { get; init; } = [];

    /// <summary>Workflows that a stop waited for, as <c>name (process)</c>; those that began meanwhile too.</summary>
    public IReadOnlyList<string> WaitedFor { get; init; } = [];

    /// <summary>How long it waited for them.</summary>
    public double WaitSeconds { get; init; }

    /// <summary>How long this node's service itself took to stop or to start; 0 when it wasn't asked.</summary>
    public double ServiceSeconds { get; init; }

    /// <summary>How long it took for all nodes together, the wait for workflows included.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>In a few words.</summary>
    public override string ToString() => $"{ServiceName} on {Node} ({State}, {RunningWorkflows.Count} running workflow(s))";
}
