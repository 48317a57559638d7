using System;
using System.Collections.Generic;

namespace AlteryxBackup.Reporting.History;

/// <summary>One operation in the history: a line of <c>history.jsonl</c> under these names. Holds no secret, so it may be sent on.</summary>
public sealed record HistoryEntry
{
    /// <summary>What ran: <c>Backup</c>, <c>Restore</c>, <c>Prune</c>, <c>Recover</c>, <c>Verify</c> …</summary>
    public string Operation { get; init; } = "";

    /// <summary>The backup's mode; null for what has none.</summary>
    public string? Mode { get; init; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>The result's own word for how it ended.</summary>
    public string Status { get; init; } = "";

    /// <summary>The exit code.</summary>
    public int ExitCode { get; init; }

    /// <summary>The archive made, restored or removed; null when there is none.</summary>
    public string? ArchivePath { get; init; }

    /// <summary>Its size in bytes; null when there is none.</summary>
    public long? ArchiveSizeBytes { get; init; }

    /// <summary>How far a verification went: <c>Quick</c>, <c>Standard</c>, <c>Deep</c>; null for what is none.</summary>
    public string? Level { get; init; }

    /// <summary>The part of the archive that a verification read, as <c>n/t</c>; null for all of it.</summary>
    public string? Subset { get; init; }

    /// <summary>How long the service was away; null when it wasn't touched.</summary>
    public double? ServiceDowntimeSeconds { get; init; }

    /// <summary>How long the dump took; null without one.</summary>
    public double? DumpSeconds { get; init; }

    /// <summary>Documents in the dump; null without one.</summary>
    public long? Documents { get; init; }

    /// <summary>How many warnings there were.</summary>
    public int Warnings { get; init; }

    /// <summary>The ids of the errors, the one that decided first; empty after a success.</summary>
    public IReadOnlyList<string> ErrorIds { get; init; } = [];

    /// <summary>The machine it ran on.</summary>
    public string Host { get; init; } = "";

    /// <summary>The account it ran as.</summary>
    public string User { get; init; } = "";
}
