using System.Collections.Generic;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Restore;

/// <summary>What became of a restore. <c>--json</c> prints it under these names.</summary>
public sealed record RestoreResult
{
    /// <summary>How it ended.</summary>
    public BackupStatus Status { get; init; }

    /// <summary>The exit code of the failure that decided.</summary>
    public ExitCode ExitCode { get; init; }

    /// <summary>Which state the server is in now.</summary>
    public RestoreState State { get; init; }

    /// <summary>The archive; null when none was chosen.</summary>
    public string? ArchivePath { get; init; }

    /// <summary>What was to be restored.</summary>
    public IReadOnlyList<RestoreComponent> Components { get; init; } = [];

    /// <summary>Documents counted in the restored database; null when it wasn't restored.</summary>
    public long? DocumentCount { get; init; }

    /// <summary>Files that were written.</summary>
    public int FilesWritten { get; init; }

    /// <summary>Files that stayed as they were: the same already, or left alone as asked.</summary>
    public int FilesLeft { get; init; }

    /// <summary>Where what was replaced is kept; empty unless that was asked for.</summary>
    public IReadOnlyList<string> PreviousPaths { get; init; } = [];

    /// <summary>What a person still has to do.</summary>
    public IReadOnlyList<string> ManualSteps { get; init; } = [];

    /// <summary>How long it took.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>From the request to stop until the service ran again; 0 when it wasn't stopped.</summary>
    public double ServiceDowntimeSeconds { get; init; }

    /// <summary>Each step as it went.</summary>
    public IReadOnlyList<RestoreStepRecord> Steps { get; init; } = [];

    /// <summary>The log; null when none could be begun.</summary>
    public string? LogPath { get; init; }

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What failed, the deciding failure first.</summary>
    public IReadOnlyList<OperationError> Errors { get; init; } = [];
}
