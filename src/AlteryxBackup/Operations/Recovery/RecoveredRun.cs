using System;
using System.Collections.Generic;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>A run that was ended by force, and what was done about it.</summary>
public sealed record RecoveredRun
{
    /// <summary>What ran, e.g. <c>Backup</c>; null when its journal doesn't say any more.</summary>
    public string? Operation { get; init; }

    /// <summary>The backup's mode; null for what has none.</summary>
    public string? Mode { get; init; }

    /// <summary>The process that ran it; null when not known.</summary>
    public int? ProcessId { get; init; }

    /// <summary>When it began, UTC; null when not known.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Its log, which ends where it was ended; null when not known.</summary>
    public string? LogPath { get; init; }

    /// <summary>The state of the service once everything is done.</summary>
    public string ServiceState { get; init; } = "";

    /// <summary>What was found and done (or, for a plan, would be), each a sentence.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Where the damaged journal was put; null when it wasn't damaged.</summary>
    public string? DamagedJournalPath { get; init; }
}
