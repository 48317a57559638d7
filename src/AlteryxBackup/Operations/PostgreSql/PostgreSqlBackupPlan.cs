using System.Collections.Generic;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>What a dump would do.</summary>
/// <param name="Environment"><c>dev</c> or <c>prod</c>.</param>
/// <param name="DatabaseName">The database.</param>
/// <param name="Server">Host and port.</param>
/// <param name="ServerVersion">What the server calls its version.</param>
/// <param name="DatabaseSizeBytes">Bytes that it takes on the server's disk; the dump will be smaller.</param>
/// <param name="BackupFile">The dump's path, if it were begun now.</param>
/// <param name="Tool">pg_dump, and its version.</param>
/// <param name="Retention">What would become of older dumps; empty when retention wasn't asked for.</param>
/// <param name="Warnings">What should be looked at.</param>
public sealed record PostgreSqlBackupPlan(
    string Environment,
    string DatabaseName,
    string Server,
    string ServerVersion,
    long DatabaseSizeBytes,
    string BackupFile,
    string Tool,
    IReadOnlyList<PostgreSqlRetentionDecision> Retention,
    IReadOnlyList<string> Warnings);
