using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Retention;

/// <summary>What retention would do in one place, or has done.</summary>
/// <param name="Decisions">One for every archive there, and for every file that looks like one; newest first.</param>
public sealed record RetentionPlan(IReadOnlyList<RetentionDecision> Decisions)
{
    /// <summary>The plan of a place with nothing in it.</summary>
    public static RetentionPlan Nothing { get; } = new([]);

    /// <summary>What killed runs left there unfinished, by name; removed only when it provably is this server's own and a day old.</summary>
    public IReadOnlyList<UnfinishedFile> Unfinished { get; init; } = [];

    /// <summary>The same with no archive removed.</summary>
    /// <param name="rule">The rule that holds it back.</param>
    /// <param name="reason">Why, in a sentence.</param>
    internal RetentionPlan HeldBack(RetentionRule rule, string reason) =>
        this with { Decisions = [.. Decisions.Select(decision => decision.Keep ? decision : new RetentionDecision(decision.Entry, rule, reason))] };

    /// <summary>The same with nothing removed but what somebody who was asked approves.</summary>
    internal RetentionPlan Only(Func<string, bool> approves) => this with
    {
        Decisions = [.. Decisions.Select(decision => decision.Keep || approves(decision.ArchivePath) ? decision : decision with { Outcome = RemovalOutcome.Kept })],
        Unfinished = [.. Unfinished.Select(file => file.Keep || approves(file.Path) ? file : file with { Outcome = RemovalOutcome.Kept })],
    };
}
