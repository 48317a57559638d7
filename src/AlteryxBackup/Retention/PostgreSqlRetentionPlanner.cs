using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AlteryxBackup.Databases.PostgreSql;

namespace AlteryxBackup.Retention;

/// <summary>Decides which dumps of PostgreSQL databases stay, by the rules of archives: nothing damaged or from the future is removed, and never the newest good one.</summary>
public static class PostgreSqlRetentionPlanner
{
    private const int DaysPerWeek = 7;

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Decides for every dump of a folder.</summary>
    /// <param name="ofOneFolder">What <see cref="PostgreSqlCatalogue.List"/> found, in any order.</param>
    /// <param name="policy">How long they stay.</param>
    /// <param name="now">The time it is.</param>
    /// <returns>One decision for each, newest first.</returns>
    public static IReadOnlyList<PostgreSqlRetentionDecision> Plan(IReadOnlyList<PostgreSqlBackup> ofOneFolder, PostgreSqlRetentionPolicy policy, DateTimeOffset now) =>
    [
        .. ofOneFolder.GroupBy(backup => backup.Series, StringComparer.Ordinal)
            .SelectMany(series => Decide([.. series.OrderByDescending(backup => backup.CreatedAt).ThenBy(backup => backup.BackupFile, StringComparer.Ordinal)], policy, now))
            .OrderByDescending(decision => decision.CreatedAt).ThenBy(decision => decision.BackupFile, StringComparer.Ordinal),
    ];

    private static IEnumerable<PostgreSqlRetentionDecision> Decide(IReadOnlyList<PostgreSqlBackup> series, PostgreSqlRetentionPolicy policy, DateTimeOffset now)
    {
        var good = series.Where(backup => backup.Verified && backup.Problem is null && !IsFuture(backup, now)).ToList();
        var daily = NewestOfEach(good, backup => backup.CreatedAt.UtcDateTime.Date, policy.Daily);
        var weekly = NewestOfEach(good, backup => Monday(backup.CreatedAt), policy.Weekly);
        return series.Select(backup =>
        {
            var (rule, reason) = Judge(backup);
            return new PostgreSqlRetentionDecision(backup.BackupFile, backup.DatabaseName, backup.Environment, backup.CreatedAt, backup.SizeBytes, rule, reason) { Backup = backup };
        });

        (RetentionRule, string) Judge(PostgreSqlBackup backup)
        {
            var age = (now - backup.CreatedAt).TotalDays;
            var made = string.Format(CultureInfo.InvariantCulture, "It was made at {0:yyyy-MM-dd HH:mm:ss} UTC, {1:0.0} days ago", backup.CreatedAt.UtcDateTime, Math.Max(age, 0));
            return backup switch
            {
                { Problem: { } problem } => (RetentionRule.Damaged, "It is left to a person to look at: " + problem),
                _ when backup.DatabaseName.Length == 0 => (RetentionRule.Foreign, "Its name doesn't say of which database it is, so it is left alone."),
                _ when IsFuture(backup, now) => (RetentionRule.FutureDated, "It says it was made in the future; a clock was wrong, so its age isn't known."),
                _ when good.Count == 0 => (RetentionRule.NoGoodBackup, $"There is no verified dump of {backup.DatabaseName} ({backup.Environment}) here, so none is removed."),
                _ when backup == good[0] => (RetentionRule.NewestGood, $"It is the newest good dump of {backup.DatabaseName} ({backup.Environment}) here, which is never removed."),
                _ when policy.KeepsForEver => (RetentionRule.KeptForEver, "No days are set: dumps are kept for ever."),
                _ when policy.Days > 0 && age <= policy.Days => (RetentionRule.WithinDays, $"{made}, within {policy.Days} days."),
                _ when daily.Contains(backup) => (RetentionRule.Daily, $"It is the newest good one of its day, of which the last {policy.Daily} are kept."),
                _ when weekly.Contains(backup) => (RetentionRule.Weekly, $"It is the newest good one of its week, of which the last {policy.Weekly} are kept."),
                _ => (RetentionRule.Expired, $"{made}, and neither days ({policy.Days}) nor daily ({policy.Daily}) nor weekly ({policy.Weekly}) keeps it."),
            };
        }
    }

    private static List<PostgreSqlBackup> NewestOfEach(IEnumerable<PostgreSqlBackup> newestFirst, Func<PostgreSqlBackup, DateTime> span, int count) =>
        [.. newestFirst.GroupBy(span).Take(Math.Max(count, 0)).Select(group => group.First())];

    private static DateTime Monday(DateTimeOffset time) => time.UtcDateTime.Date.AddDays(-(((int)time.UtcDateTime.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek));

    private static bool IsFuture(PostgreSqlBackup backup, DateTimeOffset now) => backup.CreatedAt - now > ClockTolerance;
}
