using System.Collections.Generic;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.Backup;

/// <summary>What came of a backup: cmdlets return it, <c>--json</c> prints it, summary and history are made from it.</summary>
public sealed record BackupResult
{
    /// <summary>How it ended.</summary>
    public BackupStatus Status { get; init; }

    /// <summary>The exit code of a program that ran it (REQ-7.3).</summary>
    public ExitCode ExitCode { get; init; }

    /// <summary>What was asked for; null when not even that was clear.</summary>
    public BackupMode? BackupMode { get; init; }

    /// <summary>The archive under its final name; null when none was made.</summary>
    public string? ArchivePath { get; init; }

    /// <summary>SHA-256 of the archive, lower-case hexadecimal; null when none was made.</summary>
    public string? ArchiveSha256 { get; init; }

    /// <summary>Its size; null when none was made.</summary>
    public long? ArchiveSizeBytes { get; init; }

    /// <summary>The whole run.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>From the request to stop the service until it ran again; 0 when it was not touched.</summary>
    public double ServiceDowntimeSeconds { get; init; }

    /// <summary>The part of the downtime that the service itself took to stop.</summary>
    public double ServiceStopSeconds { get; init; }

    /// <summary>The part of the downtime that the service itself took to start.</summary>
    public double ServiceStartSeconds { get; init; }

    /// <summary>The part of the downtime that the dump took.</summary>
    public double DumpSeconds { get; init; }

    /// <summary>Documents proved in the dump; null when there is none.</summary>
    public long? DocumentCount { get; init; }

    /// <summary>Collections proved in the dump; null when there is none.</summary>
    public int? CollectionCount { get; init; }

    /// <summary>The copies at other places, in the order of the configuration.</summary>
    public IReadOnlyList<CopyResult> Copies { get; init; } = [];

    /// <summary>Each step as it went.</summary>
    public IReadOnlyList<StepRecord> Steps { get; init; } = [];

    /// <summary>What became of each archive by retention; empty when this run's own archive isn't verified, and so nothing was removed.</summary>
    public IReadOnlyList<RetentionDecision> Retention { get; init; } = [];

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What failed, the deciding failure first.</summary>
    public IReadOnlyList<OperationError> Errors { get; init; } = [];

    /// <summary>The log of this run; null when it couldn't be begun.</summary>
    public string? LogPath { get; init; }

    /// <summary>In a few words: what an error record's target is shown as.</summary>
    public override string ToString() => $"{BackupMode?.ToString() ?? "Backup"}: {Status}";
}
