using System;
using System.Collections.Generic;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>How the dump of a PostgreSQL database ended.</summary>
public sealed record PostgreSqlBackupResult
{
    /// <summary>How it ended.</summary>
    public BackupStatus Status { get; init; }

    /// <summary>The exit code of a program that ran it.</summary>
    public ExitCode ExitCode { get; init; }

    /// <summary><c>dev</c> or <c>prod</c>; null when that wasn't found out.</summary>
    public string? Environment { get; init; }

    /// <summary>The database; null when that wasn't found out.</summary>
    public string? DatabaseName { get; init; }

    /// <summary>The dump under its final name; null when there is none.</summary>
    public string? BackupFile { get; init; }

    /// <summary>Its metadata; null when there is no dump.</summary>
    public string? MetadataFile { get; init; }

    /// <summary>The dump's size; null when there is none.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The dump's SHA-256; null when there is none.</summary>
    public string? Checksum { get; init; }

    /// <summary>The rows of each table, <c>schema.table</c>, in the dump's own snapshot.</summary>
    public IReadOnlyDictionary<string, long> TableCounts { get; init; } = new Dictionary<string, long>();

    /// <summary>The dump was read back, listed by pg_restore and found to hold every table.</summary>
    public bool Verified { get; init; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>Each step as it went.</summary>
    public IReadOnlyList<StepRecord> Steps { get; init; } = [];

    /// <summary>What became of older dumps; empty when retention wasn't asked for.</summary>
    public IReadOnlyList<PostgreSqlRetentionDecision> Retention { get; init; } = [];

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What failed, the deciding failure first.</summary>
    public IReadOnlyList<OperationError> Errors { get; init; } = [];
}
