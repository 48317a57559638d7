using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Destinations;

/// <summary>Copies a verified archive with its sidecars to every destination, one after the other. A destination's failure is its outcome and never stops the others.</summary>
internal sealed class Distributor(IFileSystem files, IClock clock, RetryPolicy retries, Reachability reachability, int blockBytes = 1 << 20)
{
    /// <summary>Copies, reads back, names; tries again as the policy says.</summary>
    /// <returns>One outcome for each destination, in their order, each as soon as it is settled: those before a cancellation stay known.</returns>
    /// <exception cref="OperationCanceledException">Cancelled: what isn't finished stands there as unfinished, if at all.</exception>
    public IEnumerable<CopyOutcome> Distribute(
        ArchiveFiles archive, IReadOnlyList<IDestination> destinations, IOperationObserver observer, CancellationToken cancellation)
    {
        var reader = new ContentReader(blockBytes, cancellation);
        return destinations.Select(Copy);

        CopyOutcome Copy(IDestination destination) =>
            Persist(new DestinationCopy(archive, destination, files, reachability, reader, observer, cancellation), destination.Name, observer, cancellation);
    }

    private CopyOutcome Persist(DestinationCopy copy, string destination, IOperationObserver observer, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                copy.Try();
                return copy.Succeeded(attempt);
            }
            catch (Exception failure)
            {
                // Media throw what they like, and no failure of this one may keep the next from getting its copy.
                cancellation.ThrowIfCancellationRequested();
                if (attempt > retries.Retries || !MayPass(failure))
                {
                    return copy.Settled(attempt, failure);
                }

                var delay = retries.DelayBefore(attempt);
                observer.Warning($"Copy to '{destination}', try {attempt}: {failure.Message} Next try in {delay.TotalSeconds:0} seconds.");
                clock.Wait(delay, cancellation);
            }
        }
    }

    // Waiting doesn't take another file's name away, nor mend a damaged source, nor make a folder that was misspelt.
    private static bool MayPass(Exception failure) => failure is not BackupException known || known.Error == ErrorCatalogue.DestinationUnreachable;
}
