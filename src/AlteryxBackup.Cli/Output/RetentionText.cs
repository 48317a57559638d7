using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Operations.Prune;
using AlteryxBackup.Reporting;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Cli.Output;

/// <summary>What retention does, as people read it: each file with the rule that decided.</summary>
internal static class RetentionText
{
    public static void Write(Terminal terminal, PruneResult result)
    {
        foreach (var place in result.Places)
        {
            terminal.Say(place.Error is { } error ? $"{place.Folder}: {error.Message}"
                : result.WhatIf ? $"What prune would do in {place.Folder} (nothing is changed now):"
                : $"Pruned {place.Folder}:");
            Write(terminal, "  ", place.Decisions);
            Write(terminal, "  ", place.Unfinished);
        }

        Write(terminal, "  ", result.Logs);
        var decisions = result.Places.SelectMany(place => place.Decisions).ToList();
        var expired = decisions.Where(decision => !decision.Keep).ToList();
        terminal.Say(result.WhatIf
            ? $"{expired.Count} archive(s) would be removed ({ByteSize.Text(expired.Sum(decision => decision.SizeBytes))}), {decisions.Count - expired.Count} kept."
            : $"{result.RemovedCount} archive(s) removed ({ByteSize.Text(result.RemovedBytes)}), {decisions.Count - result.RemovedCount} kept.");
        foreach (var error in result.Errors)
        {
            ErrorText.Write(error, terminal.People);
        }
    }

    public static void Write(Terminal terminal, string lead, IReadOnlyList<RetentionDecision> decisions)
    {
        foreach (var decision in decisions)
        {
            Write(terminal, lead, decision.Keep ? "keep" : Word(decision.Outcome), $"{decision.Rule,-12} {decision.ArchivePath}", decision.Problem ?? decision.Reason);
        }
    }

    public static void Write(Terminal terminal, string lead, IReadOnlyList<UnfinishedFile> unfinished)
    {
        foreach (var file in unfinished)
        {
            Write(terminal, lead, file.Keep ? "keep" : Word(file.Outcome), $"{"Unfinished",-12} {file.Path}", file.Problem ?? file.Reason);
        }
    }

    public static void Write(Terminal terminal, string lead, IReadOnlyList<ExpiredLog> logs)
    {
        foreach (var log in logs)
        {
            Write(terminal, lead, Word(log.Outcome), $"{RetentionRule.Expired,-12} {log.Path}", log.Problem ?? log.Reason);
        }
    }

    private static void Write(Terminal terminal, string lead, string word, string what, string why)
    {
        terminal.Say($"{lead} {word,-7} {what}");
        terminal.Say($"{lead}         {why}");
    }

    private static string Word(RemovalOutcome outcome) => outcome switch
    {
        RemovalOutcome.Planned => "remove",
        RemovalOutcome.Removed => "removed",
        RemovalOutcome.Gone => "gone",
        RemovalOutcome.Changed => "changed",
        _ => "FAILED",
    };
}
