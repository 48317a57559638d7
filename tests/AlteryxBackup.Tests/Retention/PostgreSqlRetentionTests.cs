using System;
using System.Linq;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Retention;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Retention;

public sealed class PostgreSqlRetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Days_days_with_one_and_weeks_with_one_keep_side_by_side()
    {
        var dumps = Enumerable.Range(0, 60).Select(day => Dump(day)).ToList();

        var kept = PostgreSqlRetentionPlanner.Plan(dumps, new PostgreSqlRetentionPolicy(3, 5, 4), Now).Where(decision => decision.Keep).Select(decision => (int)(Now - decision.CreatedAt).TotalDays).ToList();

        // Now is a Saturday: the weeks' newest ones are of today, last Sunday and the Sundays before.
        Assert.Equal([0, 1, 2, 3, 4, 6, 13, 20], kept);
    }

    [Fact]
    public void Each_database_and_environment_is_judged_by_itself()
    {
        var plan = PostgreSqlRetentionPlanner.Plan([Dump(100), Dump(200), Dump(300) with { Environment = "prod" }, Dump(400) with { DatabaseName = "other" }], new PostgreSqlRetentionPolicy(30), Now);

        Assert.Equal([RetentionRule.NewestGood, RetentionRule.Expired, RetentionRule.NewestGood, RetentionRule.NewestGood], plan.Select(decision => decision.Rule));
    }

    [Fact]
    public void What_is_damaged_unverified_or_from_the_future_is_never_the_one_to_rely_on()
    {
        var plan = PostgreSqlRetentionPlanner.Plan([Dump(-1), Dump(40) with { Problem = "It is short." }, Dump(50) with { Verified = false }], new PostgreSqlRetentionPolicy(30), Now);

        Assert.Equal([RetentionRule.FutureDated, RetentionRule.Damaged, RetentionRule.NoGoodBackup], plan.Select(decision => decision.Rule));
    }

    [Fact]
    public void The_newest_good_dump_always_stays() => Prop.ForAll<int[], int, int>((days, keep, daily) =>
    {
        var dumps = days.Distinct().Select(day => Dump(Math.Abs(day % 1000)) with { Verified = day % 3 != 0 }).GroupBy(dump => dump.CreatedAt).Select(group => group.First()).ToList();
        var plan = PostgreSqlRetentionPlanner.Plan(dumps, new PostgreSqlRetentionPolicy(Math.Abs(keep % 100), Math.Abs(daily % 10)), Now);
        var newest = dumps.Where(dump => dump.Verified).OrderByDescending(dump => dump.CreatedAt).FirstOrDefault();
        return plan.Count == dumps.Count && (newest is null ? plan.All(decision => decision.Keep) : plan.Single(decision => decision.BackupFile == newest.BackupFile).Keep);
    }).QuickCheckThrowOnFailure();

    private static PostgreSqlBackup Dump(int daysAgo) => new()
    {
        BackupFile = $"/d/{daysAgo}.dump",
        DatabaseName = "shop",
        Environment = "dev",
        CreatedAt = Now.AddDays(-daysAgo),
        Checksum = "00",
        Verified = true,
    };
}
