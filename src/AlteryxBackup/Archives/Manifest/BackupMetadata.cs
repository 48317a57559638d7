using System;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>When and how a backup was made.</summary>
public sealed record BackupMetadata
{
    /// <summary>The format that this version writes.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>What the backup holds.</summary>
    public BackupMode BackupMode { get; init; }

    /// <summary>When the run began, UTC.</summary>
    public DateTimeOffset BackupTimestamp { get; init; }

    /// <summary>When the manifest was written, UTC.</summary>
    public DateTimeOffset BackupCompletionTimestamp { get; init; }

    /// <summary>Seconds between the two.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>The version of AlteryxBackup.</summary>
    public string BackupVersion { get; init; } = "";

    /// <summary>The version of the archive's layout; a reader refuses one newer than it knows.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>How the run stood when the manifest was written, in the words of the run's result.</summary>
    public string Status { get; init; } = "";
}
