using System;
using System.Collections.Generic;
using AlteryxBackup.Configuration;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Guarding;

/// <summary>What a guard has to know: it reads no configuration, which may have changed by the time it has to act.</summary>
internal sealed record GuardCharge
{
    /// <summary>The run it guards, as its journal calls it.</summary>
    public string RunId { get; init; } = "";

    /// <summary>The run's process.</summary>
    public int ProcessId { get; init; }

    /// <summary>That process's start; null when not known.</summary>
    public DateTimeOffset? ProcessStartedAt { get; init; }

    /// <summary>The state folder: lock, journal and history.</summary>
    public string StateDirectory { get; init; } = "";

    /// <summary>The run's journal.</summary>
    public string JournalPath { get; init; } = "";

    /// <summary>Where its log goes.</summary>
    public string LogDirectory { get; init; } = "";

    /// <summary>In which order services are started, and how long is waited for them.</summary>
    public ServiceSection ServiceConfiguration { get; init; } = new();

    /// <summary>Every node, and how its service is controlled.</summary>
    public IReadOnlyList<ServerNode> Nodes { get; init; } = [];

    /// <summary>The services that ran when the guard was posted, as the journal calls them: no other is ever started.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>After so many seconds it tries to act even if the run says nothing; the run's lock still keeps it from acting on one that lives. 0: no limit.</summary>
    public long DeadlineSeconds { get; init; }
}
