using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.Prune;

/// <summary>Tells the observers what retention did: each archive with the rule that decided.</summary>
internal static class RetentionReport
{
    public static void Tell(RetentionPlan done, IOperationObserver observer)
    {
        foreach (var decision in done.Decisions)
        {
            var text = $"{decision.ArchivePath}: {(decision.Keep ? "kept" : decision.Outcome)} ({decision.Rule}). {decision.Problem ?? decision.Reason}";
            if (decision.Problem is not null || decision.Rule is RetentionRule.Damaged or RetentionRule.FutureDated)
            {
                observer.Warning(text);
            }
            else if (decision.Keep)
            {
                observer.Debug(text);
            }
            else
            {
                observer.Info(text);
            }
        }

        foreach (var theirs in done.Decisions.Where(decision => decision.Rule == RetentionRule.OtherServer)
            .GroupBy(decision => decision.Hostname, StringComparer.OrdinalIgnoreCase))
        {
            observer.Info($"{Path.GetDirectoryName(theirs.First().ArchivePath)}: {theirs.Count()} archive(s) of server {theirs.Key} are left to that server's own retention.");
        }

        Tell(done.Unfinished, observer);
    }

    private static void Tell(IReadOnlyList<UnfinishedFile> unfinished, IOperationObserver observer)
    {
        foreach (var file in unfinished)
        {
            var text = $"{file.Path}: unfinished, last written {file.ModifiedAt.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}, {file.Outcome}. {file.Problem ?? file.Reason}";
            if (file.Problem is not null || file.IsLeftover)
            {
                observer.Warning(text);
            }
            else
            {
                observer.Info(text);
            }
        }
    }

    public static void Tell(IReadOnlyList<ExpiredLog> logs, IOperationObserver observer)
    {
        foreach (var log in logs)
        {
            if (log.Problem is { } problem)
            {
                observer.Warning($"{log.Path}: {problem}");
            }
            else
            {
                observer.Info($"{log.Path}: {log.Outcome}. {log.Reason}");
            }
        }
    }

    /// <summary>All of it in a few words.</summary>
    public static string Summary(IReadOnlyList<RetentionDecision> decisions)
    {
        var removed = decisions.Where(decision => decision.Outcome == RemovalOutcome.Removed).ToList();
        return $"{removed.Count} archives removed ({ByteSize.Text(removed.Sum(decision => decision.SizeBytes))}), {decisions.Count - removed.Count} kept";
    }
}
