using System;
using AlteryxBackup.Databases.PostgreSql;

namespace AlteryxBackup.Retention;

/// <summary>What is to become of one dump of a PostgreSQL database, and why.</summary>
/// <param name="BackupFile">The dump.</param>
/// <param name="DatabaseName">Its database.</param>
/// <param name="Environment"><c>dev</c> or <c>prod</c>.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record PostgreSqlRetentionDecision(
    string BackupFile, string DatabaseName, string Environment, DateTimeOffset CreatedAt, long SizeBytes, RetentionRule Rule, string Reason)
{
    /// <summary>Whether it stays.</summary>
    public bool Keep => Rule is not (RetentionRule.Expired or RetentionRule.Named);

    /// <summary>What became of it.</summary>
    public RemovalOutcome Outcome { get; init; } = Rule is RetentionRule.Expired or RetentionRule.Named ? RemovalOutcome.Planned : RemovalOutcome.Kept;

    /// <summary>What went wrong; null when nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>The dump as it was when this was decided.</summary>
    internal PostgreSqlBackup Backup { get; init; } = new();
}
