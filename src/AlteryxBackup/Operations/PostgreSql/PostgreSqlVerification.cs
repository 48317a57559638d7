using System.Collections.Generic;
using AlteryxBackup.Databases.PostgreSql;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>What the verification of a dump found.</summary>
/// <param name="BackupFile">The dump.</param>
/// <param name="Findings">What is wrong with it; empty: nothing.</param>
/// <param name="TablesWithData">Tables whose rows are in it, by pg_restore's list.</param>
/// <param name="DurationSeconds">How long it took.</param>
public sealed record PostgreSqlVerification(string BackupFile, IReadOnlyList<PostgreSqlFinding> Findings, int TablesWithData, double DurationSeconds)
{
    /// <summary>Size and SHA-256 are those of its metadata, pg_restore can list it, and it holds every table of the metadata.</summary>
    public bool Valid => Findings.Count == 0;

    /// <summary>The dump by its name and metadata; null when it isn't there.</summary>
    public PostgreSqlBackup? Backup { get; init; }
}
