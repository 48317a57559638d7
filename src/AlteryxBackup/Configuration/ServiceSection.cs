using System.Collections.Generic;

namespace AlteryxBackup.Configuration;

/// <summary>How the service is controlled and how long is waited for it.</summary>
public sealed record ServiceSection
{
    /// <summary>The Windows service's name.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>By the service manager, or by commands (a failover cluster's, say).</summary>
    public ServiceControlMethod Control { get; init; }

    /// <summary>Program and arguments that start the service.</summary>
    public IReadOnlyList<string> StartCommand { get; init; } = [];

    /// <summary>Program and arguments that stop it.</summary>
    public IReadOnlyList<string> StopCommand { get; init; } = [];

    /// <summary>Program and arguments that print its state.</summary>
    public IReadOnlyList<string> StatusCommand { get; init; } = [];

    /// <summary>In which order the nodes of a deployment are stopped; each role once.</summary>
    public IReadOnlyList<NodeRole> StopOrder { get; init; } = [];

    /// <summary>In which order they are started again; each role once.</summary>
    public IReadOnlyList<NodeRole> StartOrder { get; init; } = [];

    /// <summary>Limit for each stop and each start, seconds.</summary>
    public int MaxServiceWaitSeconds { get; init; }

    /// <summary>A service still stopped so many seconds after a start request is asked again, three times in all.</summary>
    public int StartRetrySeconds { get; init; }

    /// <summary>Limit for waiting until no workflow runs, seconds.</summary>
    public int MaxWorkflowWaitSeconds { get; init; }

    /// <summary>Limit for the dump, seconds; 0: none.</summary>
    public int MaxDumpSeconds { get; init; }

    /// <summary>End running workflows when the limit has passed, instead of giving up.</summary>
    public bool ForceStopWorkflows { get; init; }

    /// <summary>Stop the service for a self-managed database too.</summary>
    public bool StopServiceForExternalDB { get; init; }
}
