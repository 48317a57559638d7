using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Destinations;

/// <summary>Finds out which destinations can be reached. A dead server keeps a call for half a minute and more, so each is asked on a thread of its own, within a limit.</summary>
internal sealed class Reachability(TimeSpan limit)
{
    /// <summary>10 seconds for all together.</summary>
    public static readonly Reachability Default = new(TimeSpan.FromSeconds(10));

    /// <summary>Asks all of them at once; creates nothing, in the order given.</summary>
    public IReadOnlyList<ReachOutcome> Ask(IReadOnlyList<IDestination> destinations, CancellationToken cancellation)
    {
        var asked = destinations.Select(AskAside).ToArray();
        _ = Task.WaitAll(asked, (int)limit.TotalMilliseconds, cancellation);
        return destinations.Zip(asked, Judge).ToList();
    }

    /// <summary>Returns when the destination can be reached.</summary>
    /// <exception cref="BackupException">DestinationUnreachable; DestinationNotFound.</exception>
    public void Require(IDestination destination, CancellationToken cancellation)
    {
        if (Ask([destination], cancellation)[0].Error is { } error)
        {
            throw error;
        }
    }

    private static Task<Exception?> AskAside(IDestination destination) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                destination.Reach();
                return null;
            }
            catch (Exception reason)
            {
                // Whatever the medium throws is the answer.
                return reason;
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private ReachOutcome Judge(IDestination destination, Task<Exception?> asked) => !asked.IsCompleted
        ? Unreachable(destination, $"no answer within {limit.TotalSeconds:0.#} seconds.", null)
        : asked.Result is null or BackupException ? new ReachOutcome(destination.Name, (BackupException?)asked.Result)
        : Unreachable(destination, asked.Result.Message, asked.Result);

    private static ReachOutcome Unreachable(IDestination destination, string reason, Exception? cause) =>
        new(destination.Name, ErrorCatalogue.DestinationUnreachable.Because($"The destination '{destination.Name}' can't be reached: {reason}", cause: cause));
}
