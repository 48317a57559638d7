using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Retention;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Retention;

public sealed class RetentionPropertyTests
{
    [Fact]
    public void The_newest_good_backup_of_each_mode_of_each_server_survives() => Holds(history =>
    {
        var kept = Kept(history, history.Entries);
        return history.Entries.Where(entry => IsGood(entry, history.Now))
            .GroupBy(entry => (entry.Mode, Server: entry.Hostname?.ToUpperInvariant()))
            .All(series => kept.Any(entry => IsGood(entry, history.Now) && series.Contains(entry) && entry.CreatedAt == series.Max(good => good.CreatedAt)));
    });

    [Fact]
    public void What_is_damaged_foreign_or_from_the_future_is_never_removed_and_always_named() => Holds(history =>
    {
        var kept = Plan(history, history.Entries).Decisions.Where(decision => decision.Keep).ToDictionary(decision => decision.ArchivePath, decision => decision.Rule);
        return history.Entries.All(entry =>
            entry.Foreign ? kept[entry.ArchivePath] == RetentionRule.Foreign
            : IsTheirs(entry) ? kept[entry.ArchivePath] == RetentionRule.OtherServer
            : entry.Problem is not null || entry.Mode is null || entry.Hostname is null ? kept[entry.ArchivePath] == RetentionRule.Damaged
            : entry.CreatedAt <= history.Now.AddMinutes(5) || kept[entry.ArchivePath] == RetentionRule.FutureDated);
    });

    [Fact]
    public void What_belongs_to_another_server_stays_and_decides_nothing_for_this_one() => Holds(history =>
    {
        var alone = Plan(history, [.. history.Entries.Where(entry => !IsTheirs(entry))]);
        var shared = Plan(history, history.Entries).Decisions.ToLookup(decision => decision.Rule == RetentionRule.OtherServer);
        return shared[true].All(decision => decision.Keep && decision.Reason.Contains("server SRV02", StringComparison.Ordinal))
            && shared[true].Count() == history.Entries.Count(IsTheirs)
            && Rules(alone).SequenceEqual(shared[false].Select(decision => (decision.ArchivePath, decision.Rule)));
    });

    [Fact]
    public void Every_archive_has_one_decision_with_its_rule_and_a_reason() => Holds(history =>
    {
        var decisions = Plan(history, history.Entries).Decisions;
        return decisions.Select(decision => decision.ArchivePath).Order(StringComparer.Ordinal).SequenceEqual(history.Entries.Select(entry => entry.ArchivePath).Order(StringComparer.Ordinal))
            && decisions.All(decision => Enum.IsDefined(decision.Rule) && decision.Reason.EndsWith('.') && decision.Keep == (decision.Rule != RetentionRule.Expired));
    });

    [Fact]
    public void Only_what_is_beyond_its_days_is_removed_and_only_while_a_newer_or_better_one_stays() => Holds(history =>
    {
        var decisions = Plan(history, history.Entries).Decisions;
        var kept = Kept(history, history.Entries);
        return decisions.Where(decision => !decision.Keep).All(decision =>
        {
            var days = history.DaysOf(decision.Mode!.Value);
            return days > 0
                && history.Now - decision.CreatedAt > TimeSpan.FromDays(days)
                && kept.Any(entry => entry.Mode == decision.Mode && string.Equals(entry.Hostname, RandomHistory.Server, StringComparison.OrdinalIgnoreCase) && IsGood(entry, history.Now));
        });
    });

    [Fact]
    public void What_stays_without_a_reason_of_its_own_is_within_its_days() => Holds(history => Plan(history, history.Entries).Decisions
        .Where(decision => decision.Rule is RetentionRule.WithinDays or RetentionRule.KeptForEver)
        .All(decision => decision.Rule == RetentionRule.KeptForEver
            ? history.DaysOf(decision.Mode!.Value) == 0
            : history.Now - decision.CreatedAt <= TimeSpan.FromDays(history.DaysOf(decision.Mode!.Value))));

    [Fact]
    public void A_second_run_removes_nothing_more() => Holds(history =>
        Kept(history, Kept(history, history.Entries)).Count == Kept(history, history.Entries).Count);

    [Fact]
    public void The_order_in_which_archives_are_found_decides_nothing() => Holds(history =>
        Rules(Plan(history, history.Entries)).SequenceEqual(Rules(Plan(history, history.Shuffled))));

    [Fact]
    public void The_zone_in_which_a_time_is_written_decides_nothing() => Holds(history =>
        Rules(Plan(history, history.Entries)).SequenceEqual(Rules(Plan(history, [.. history.Entries.Select(entry => entry with { CreatedAt = entry.CreatedAt.ToUniversalTime() })]))));

    [Fact]
    public void The_histories_reach_every_rule_of_the_planner()
    {
        var reached = Enumerable.Range(0, 300).Select(seed => new RandomHistory(seed)).SelectMany(history => Plan(history, history.Entries).Decisions).Select(decision => decision.Rule);

        Assert.Equal(Enum.GetValues<RetentionRule>().Except([RetentionRule.UnverifiedRun, RetentionRule.Daily, RetentionRule.Weekly, RetentionRule.Named]), reached.Distinct().Order());
    }

    private static void Holds(Func<RandomHistory, bool> property) =>
        Prop.ForAll<int>(seed => property(new RandomHistory(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static RetentionPlan Plan(RandomHistory history, IReadOnlyList<CatalogueEntry> entries) => RetentionPlanner.Plan(entries, RandomHistory.Server, history.Policy, history.Now);

    private static List<CatalogueEntry> Kept(RandomHistory history, IReadOnlyList<CatalogueEntry> entries)
    {
        var removed = Plan(history, entries).Decisions.Where(decision => !decision.Keep).Select(decision => decision.ArchivePath).ToHashSet();
        return entries.Where(entry => !removed.Contains(entry.ArchivePath)).ToList();
    }

    private static IEnumerable<(string Path, RetentionRule Rule)> Rules(RetentionPlan plan) => plan.Decisions.Select(decision => (decision.ArchivePath, decision.Rule));

    private static bool IsTheirs(CatalogueEntry entry) => entry.Hostname == "SRV02";

    // Said again here, in other words than the product's.
    private static bool IsGood(CatalogueEntry entry, DateTimeOffset now) =>
        !entry.Foreign && entry.Mode is not null && entry.Problem is null && entry.Verified && entry.Status == "Success" && entry.CreatedAt <= now.AddMinutes(5);
}
