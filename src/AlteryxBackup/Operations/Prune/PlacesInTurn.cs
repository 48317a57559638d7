using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Destinations;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.Prune;

/// <summary>Retention in one place after the other: what keeps it from one is told there and doesn't stop the others.</summary>
internal sealed class PlacesInTurn(Machine machine)
{
    /// <summary>Does the work in each; the first is the folder of the archives themselves, which the first backup makes.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled before anything was done.</exception>
    public IReadOnlyList<PrunedPlace> Each(IReadOnlyList<string> folders, Func<string, RetentionPlan> work, CancellationToken cancellation)
    {
        var places = new List<PrunedPlace>();
        foreach (var folder in folders)
        {
            try
            {
                if (places.Count > 0)
                {
                    Reachability.Default.Require(new DirectoryDestination(machine.Files, machine.DurableFiles, folder), cancellation);
                }

                var done = work(folder);
                var isCutShort = cancellation.IsCancellationRequested && done.Decisions.Any(decision => decision.Outcome == RemovalOutcome.Planned);
                places.Add(new PrunedPlace(folder, done.Decisions, done.Unfinished, isCutShort ? OperationError.From(CutShort()) : null));
            }
            catch (BackupException failure)
            {
                places.Add(new PrunedPlace(folder, [], [], OperationError.From(failure)));
            }
            catch (OperationCanceledException) when (places.Count > 0)
            {
                places.Add(new PrunedPlace(folder, [], [], OperationError.From(CutShort())));
            }
        }

        return places;
    }

    private static BackupException CutShort() => ErrorCatalogue.Cancelled.Because("Pruning was cancelled.", "What was removed until then is removed whole.");
}
