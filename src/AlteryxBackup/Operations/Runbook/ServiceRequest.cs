using System;
using System.Collections.Generic;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>Asks to stop, start or look at the service.</summary>
public sealed record ServiceRequest : RunbookRequest
{
    /// <summary>The nodes that are meant, by name or host; empty: all of them.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    /// <summary>Instead of MaxServiceWaitSeconds and MaxWorkflowWaitSeconds: how long to wait for workflows, and again for each service. What a stop puts back has the configured limit.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>End workflows that still run at the limit, whatever ForceStopWorkflows says.</summary>
    public bool EndWorkflows { get; init; }

    /// <summary>
    /// Takes what sends the guard of a stop away again. The guard stands by as long as this process lives: when that ends without the service having been started, the guard starts it.
    /// Null: the stop isn't guarded, and the start is the caller's own affair.
    /// </summary>
    public Action<Action>? KeepGuard { get; init; }

    /// <summary>Does all that <see cref="KeepGuard"/> took: every service that the session stopped under guard runs again.</summary>
    public Action DismissGuards { get; init; } = () => { };

    /// <summary>The settings of the service, with what is asked for over them.</summary>
    internal ServiceSection Over(ServiceSection configured) => configured with
    {
        MaxServiceWaitSeconds = TimeoutSeconds ?? configured.MaxServiceWaitSeconds,
        MaxWorkflowWaitSeconds = TimeoutSeconds ?? configured.MaxWorkflowWaitSeconds,
        ForceStopWorkflows = EndWorkflows || configured.ForceStopWorkflows,
    };
}
