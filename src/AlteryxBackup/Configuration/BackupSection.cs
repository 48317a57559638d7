using System.Collections.Generic;

namespace AlteryxBackup.Configuration;

/// <summary>Places, names and retention.</summary>
public sealed record BackupSection
{
    /// <summary>The mode when none is given.</summary>
    public BackupMode DefaultBackupMode { get; init; }

    /// <summary>Staging: the dump and the collected files until the archive is written.</summary>
    public string TempDirectory { get; init; } = "";

    /// <summary>Where archives go.</summary>
    public string LocalBackupPath { get; init; } = "";

    /// <summary>Folders that get a copy of each archive.</summary>
    public IReadOnlyList<string> NetworkBackupPaths { get; init; } = [];

    /// <summary>Further tries of a copy that failed; 0 for none.</summary>
    public int CopyRetries { get; init; }

    /// <summary>Seconds before the first further try; doubled before each one after it.</summary>
    public int CopyRetrySeconds { get; init; }

    /// <summary>Where log files go.</summary>
    public string LogDirectory { get; init; } = "";

    /// <summary>Days that archives are kept, by mode; 0 keeps them for ever.</summary>
    public RetentionDays RetentionDays { get; init; } = new();

    /// <summary>Days that log files are kept; 0 keeps them for ever.</summary>
    public int LogRetentionDays { get; init; }

    /// <summary>The archive's name without <c>.zip</c>: <c>{Mode}</c> and <c>{Time}</c> (yyyyMMdd_HHmmss, local) are replaced, and <c>{Host}</c>.</summary>
    public string ArchiveNamePattern { get; init; } = "";
}
