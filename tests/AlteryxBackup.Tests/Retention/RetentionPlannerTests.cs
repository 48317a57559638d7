using System;
using System.Linq;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Tests.Retention;

public sealed class RetentionPlannerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);
    private static readonly RetentionDays Policy = new() { Full = 30, DatabaseOnly = 14, ConfigOnly = 0 };
    private static readonly CatalogueEntry Newest = Good("newest", 0);

    [Fact]
    public void An_archive_stays_for_exactly_its_days_and_goes_a_moment_later()
    {
        Assert.Equal(RetentionRule.WithinDays, Rule(Good("old", 30), Newest));
        Assert.Equal(RetentionRule.Expired, Rule(Good("old", 30) with { CreatedAt = Now.AddDays(-30).AddSeconds(-1) }, Newest));
    }

    [Fact]
    public void Each_mode_has_its_own_days()
    {
        Assert.Equal(RetentionRule.WithinDays, Rule(Good("old", 20), Newest));
        Assert.Equal(RetentionRule.Expired, Rule(Of(BackupMode.DatabaseOnly, Good("old", 20)), Of(BackupMode.DatabaseOnly, Newest)));
        Assert.Equal(RetentionRule.KeptForEver, Rule(Of(BackupMode.ConfigOnly, Good("old", 20_000)), Of(BackupMode.ConfigOnly, Newest)));
    }

    [Fact]
    public void The_newest_good_one_stays_whatever_its_age_though_newer_unverified_ones_exist()
    {
        var unverified = Good("unverified", 40) with { Verified = false, Status = "Unverified" };
        var plan = RetentionPlanner.Plan([Good("old", 400), unverified, Good("older", 500)], "srv01", Policy, Now);

        Assert.Equal(
            [("/unverified.zip", RetentionRule.Expired), ("/old.zip", RetentionRule.NewestGood), ("/older.zip", RetentionRule.Expired)],
            plan.Decisions.Select(decision => (decision.ArchivePath, decision.Rule)));
    }

    [Fact]
    public void An_archive_of_another_server_stays_whatever_its_age_and_names_it()
    {
        var plan = RetentionPlanner.Plan([Newest, Good("old", 400), Good("theirs", 400) with { Hostname = "SRV02" }, Good("theirs-newer", 40) with { Hostname = "SRV02" }], "srv01", Policy, Now);

        Assert.Equal(
            [("/newest.zip", RetentionRule.NewestGood), ("/theirs-newer.zip", RetentionRule.OtherServer), ("/old.zip", RetentionRule.Expired), ("/theirs.zip", RetentionRule.OtherServer)],
            plan.Decisions.Select(decision => (decision.ArchivePath, decision.Rule)));
        Assert.Equal("It belongs to server SRV02, not to srv01: prune it from there, by that server's own days.", plan.Decisions[3].Reason);
    }

    [Fact]
    public void A_damaged_archive_of_another_server_is_left_to_that_server() =>
        Assert.Equal(RetentionRule.OtherServer, Rule(Good("theirs", 400) with { Hostname = "SRV02", Problem = "It is cut short." }, Newest));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_archive_that_does_not_say_whose_it_is_is_left_to_a_person(string? host) =>
        Assert.Equal(RetentionRule.Damaged, Rule(Good("nobody's", 400) with { Hostname = host }, Newest));

    [Fact]
    public void Another_mode_and_another_server_are_no_substitute()
    {
        Assert.Equal(RetentionRule.NewestGood, Rule(Good("old", 400), Of(BackupMode.DatabaseOnly, Newest)));
        Assert.Equal(RetentionRule.NewestGood, Rule(Good("old", 400), Newest with { Hostname = "SRV02" }));
    }

    [Fact]
    public void Without_any_good_one_of_its_mode_nothing_goes()
    {
        var unverified = Newest with { Verified = false };
        Assert.Equal(RetentionRule.NoGoodBackup, Rule(Good("old", 400) with { Verified = false }, unverified));
    }

    [Fact]
    public void An_archive_from_the_future_stays_and_is_no_reason_to_remove_the_others()
    {
        var future = Newest with { ArchivePath = "/future.zip", CreatedAt = Now.AddYears(1) };
        Assert.Equal(RetentionRule.FutureDated, Rule(future, Newest));
        Assert.Equal(RetentionRule.NewestGood, Rule(Good("old", 400), future));
    }

    [Fact]
    public void Clocks_that_differ_by_minutes_are_no_future() =>
        Assert.Equal(RetentionRule.NewestGood, Rule(Newest with { CreatedAt = Now.AddMinutes(5) }, Good("old", 3)));

    [Fact]
    public void Of_two_made_at_the_same_time_one_is_the_newest_good_one_and_always_the_same()
    {
        var first = Good("a", 400);
        var second = Good("b", 400);
        Assert.Equal(RetentionRule.NewestGood, Rule(first, second));
        Assert.Equal(RetentionRule.Expired, Rule(second, first));
    }

    [Fact]
    public void A_damaged_archive_is_left_to_a_person_with_its_problem_named()
    {
        var decision = RetentionPlanner.Plan([Newest, Good("old", 400) with { Verified = false, Problem = "It is cut short." }], "srv01", Policy, Now).Decisions[1];
        Assert.Equal((RetentionRule.Damaged, true), (decision.Rule, decision.Keep));
        Assert.Contains("It is cut short.", decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_tells_time_and_days()
    {
        var decision = RetentionPlanner.Plan([Newest, Good("old", 45)], "srv01", Policy, Now).Decisions[1];
        Assert.Equal("It was made at 2026-10-07 02:00:00 UTC, 45.0 days ago, which is more than the 30 of RetentionDays.Full.", decision.Reason);
    }

    private static RetentionRule Rule(CatalogueEntry of, CatalogueEntry beside) =>
        RetentionPlanner.Plan([of, beside], "srv01", Policy, Now).Decisions.Single(decision => decision.ArchivePath == of.ArchivePath).Rule;

    private static CatalogueEntry Of(BackupMode mode, CatalogueEntry entry) => entry with { Mode = mode };

    private static CatalogueEntry Good(string name, int daysOld) => new()
    {
        ArchivePath = $"/{name}.zip",
        Mode = BackupMode.Full,
        CreatedAt = Now.AddDays(-daysOld),
        Hostname = "SRV01",
        Verified = true,
        Status = "Success",
    };
}
