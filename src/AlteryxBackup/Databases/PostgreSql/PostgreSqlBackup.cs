using System;
using System.Collections.Generic;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>A dump as listings show it: by its name and what stands beside it; its content isn't read for that.</summary>
public sealed record PostgreSqlBackup
{
    /// <summary>The dump's full path.</summary>
    public string BackupFile { get; init; } = "";

    /// <summary>The full path of its metadata; null when there are none.</summary>
    public string? MetadataFile { get; init; }

    /// <summary>The database.</summary>
    public string DatabaseName { get; init; } = "";

    /// <summary><c>dev</c> or <c>prod</c>; empty when not known.</summary>
    public string Environment { get; init; } = "";

    /// <summary>When it was begun, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its size on the disk.</summary>
    public long SizeBytes { get; init; }

    /// <summary>The SHA-256 that it must have, hexadecimal; null when not known.</summary>
    public string? Checksum { get; init; }

    /// <summary>The rows of each table in the dump's own snapshot; null when not known.</summary>
    public IReadOnlyDictionary<string, long>? TableCounts { get; init; }

    /// <summary>The version of pg_dump that made it; null when not known.</summary>
    public string? PgDumpVersion { get; init; }

    /// <summary>The server's version; null when not known.</summary>
    public string? PostgreSqlVersion { get; init; }

    /// <summary>It was read back and found good when it was made, and has still the same size; <c>postgres verify</c> (Test-PostgreSqlBackup) reads it again.</summary>
    public bool Verified { get; init; }

    /// <summary>What is wrong with it, as far as it shows without its content being read; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>Dumps of one series follow each other: those of one database and environment.</summary>
    internal string Series => $"{DatabaseName}_{Environment}";
}
