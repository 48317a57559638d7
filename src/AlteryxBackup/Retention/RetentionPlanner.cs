using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Retention;

/// <summary>Decides by age which archives of one server in one place stay; servers may share a place, each with days of its own. Looks at nothing but what it is given.</summary>
public static class RetentionPlanner
{
    // Clocks of one domain agree to five minutes: Kerberos refuses more. What is further ahead was made while a clock was wrong.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Decides for every archive of a place; those of other servers stay.</summary>
    /// <param name="ofOnePlace">What <see cref="ArchiveCatalogue.Survey"/> found in one folder, in any order.</param>
    /// <param name="server">The name of the machine whose archives are judged, in any case.</param>
    /// <param name="policy">Days by mode; 0 keeps for ever.</param>
    /// <param name="now">The time it is.</param>
    public static RetentionPlan Plan(IReadOnlyList<CatalogueEntry> ofOnePlace, string server, RetentionDays policy, DateTimeOffset now)
    {
        var ownership = ofOnePlace.ToLookup(entry => NotOurs(entry, server) is null);
        return new RetentionPlan(ownership[false].Select(entry => NotOurs(entry, server)!)
            .Concat(ownership[true].GroupBy(entry => entry.Mode).SelectMany(archives => Decide([.. archives], policy, now)))
            .OrderByDescending(decision => decision.CreatedAt).ThenBy(decision => decision.ArchivePath, StringComparer.Ordinal)
            .ToList());
    }

    // Each stage decides for some and leaves the rest to the next one; rules that count (last N, one a week) or pin are stages as well.
    private static IEnumerable<RetentionDecision> Decide(IReadOnlyList<CatalogueEntry> series, RetentionDays policy, DateTimeOffset now)
    {
        var newestGood = series
            .Where(entry => entry.Good && NotJudged(entry, now) is null)
            .OrderByDescending(entry => entry.CreatedAt).ThenBy(entry => entry.ArchivePath, StringComparer.Ordinal)
            .FirstOrDefault();
        return series.Select(entry =>
            NotJudged(entry, now)
            ?? Protected(entry, newestGood)
            ?? ByAge(entry, policy, now));
    }

    private static RetentionDecision? NotOurs(CatalogueEntry entry, string server)
    {
        if (entry.Foreign)
        {
            return new RetentionDecision(entry, RetentionRule.Foreign, "It is no archive of AlteryxBackup, so it is left alone.");
        }

        return entry.Hostname is not { Length: > 0 } host || string.Equals(host, server, StringComparison.OrdinalIgnoreCase)
            ? null
            : new RetentionDecision(entry, RetentionRule.OtherServer, $"It belongs to server {host}, not to {server}: prune it from there, by that server's own days.");
    }

    // What it is or how old it is can't be told: it is left to a person.
    private static RetentionDecision? NotJudged(CatalogueEntry entry, DateTimeOffset now)
    {
        if (entry.Problem is { } problem)
        {
            return new RetentionDecision(entry, RetentionRule.Damaged, "It is left to a person to look at: " + problem);
        }

        if (entry.Mode is null || entry.CreatedAt == default)
        {
            return new RetentionDecision(entry, RetentionRule.Damaged, "It is left to a person to look at: it doesn't say what it holds and when it was made.");
        }

        if (entry.Hostname is not { Length: > 0 })
        {
            return new RetentionDecision(entry, RetentionRule.Damaged, "It is left to a person to look at: it doesn't say which server it is of.");
        }

        return entry.CreatedAt - now > ClockTolerance
            ? new RetentionDecision(entry, RetentionRule.FutureDated, $"It says it was made at {Time(entry)}, which is in the future; a clock was wrong, so its age isn't known.")
            : null;
    }

    private static RetentionDecision? Protected(CatalogueEntry entry, CatalogueEntry? newestGood)
    {
        if (newestGood is null)
        {
            return new RetentionDecision(entry, RetentionRule.NoGoodBackup, $"There is no verified {entry.Mode} backup of {entry.Hostname} here, so none is removed.");
        }

        return entry == newestGood
            ? new RetentionDecision(entry, RetentionRule.NewestGood, $"It is the newest good {entry.Mode} backup of {entry.Hostname} here, which is never removed.")
            : null;
    }

    private static RetentionDecision ByAge(CatalogueEntry entry, RetentionDays policy, DateTimeOffset now)
    {
        var days = policy.Of(entry.Mode!.Value);
        if (days <= 0)
        {
            return new RetentionDecision(entry, RetentionRule.KeptForEver, $"RetentionDays.{entry.Mode} is {days}: {entry.Mode} backups are kept for ever.");
        }

        var age = (now - entry.CreatedAt).TotalDays;
        var made = string.Format(CultureInfo.InvariantCulture, "It was made at {0}, {1:0.0} days ago", Time(entry), Math.Max(age, 0));
        return age > days
            ? new RetentionDecision(entry, RetentionRule.Expired, $"{made}, which is more than the {days} of RetentionDays.{entry.Mode}.")
            : new RetentionDecision(entry, RetentionRule.WithinDays, $"{made}, within the {days} of RetentionDays.{entry.Mode}.");
    }


    private static string Time(CatalogueEntry entry) => entry.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
