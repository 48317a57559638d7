using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace AlteryxBackup.Operations.Backup;

/// <summary>Two works at once that don't disturb each other, such as a dump that needs the service down and one that doesn't. The failure of one ends the other; both are waited for.</summary>
internal static class SideBySide
{
    /// <summary>Does both.</summary>
    /// <param name="main">Done on this thread.</param>
    /// <param name="beside">Done on another, begun first.</param>
    /// <param name="cancellation">Ends both.</param>
    /// <returns>The results of <paramref name="main"/>, then those of <paramref name="beside"/>.</returns>
    /// <exception cref="AggregateException">Both failed by themselves, <paramref name="main"/> first; one failure comes out as it is.</exception>
    public static IReadOnlyList<T> Run<T>(Func<CancellationToken, IReadOnlyList<T>> main, Func<CancellationToken, IReadOnlyList<T>> beside, CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var besideDone = Task.Factory.StartNew(() => Guarded(beside, both), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var (made, failure) = Guarded(main, both);
        var (madeBeside, failureBeside) = besideDone.GetAwaiter().GetResult();
        return (failure, failureBeside) switch
        {
            (null, null) => [.. made, .. madeBeside],
            ({ } one, null or OperationCanceledException) => Rethrow<T>(one),
            (null or OperationCanceledException, { } other) => Rethrow<T>(other),
            _ => throw new AggregateException(failure, failureBeside),
        };
    }

    private static (IReadOnlyList<T> Made, Exception? Failure) Guarded<T>(Func<CancellationToken, IReadOnlyList<T>> work, CancellationTokenSource both)
    {
        try
        {
            return (work(both.Token), null);
        }
        catch (Exception failure)
        {
            // Whatever it was, nobody needs the other's work any more.
            both.Cancel();
            return ([], failure);
        }
    }

    private static IReadOnlyList<T> Rethrow<T>(Exception failure)
    {
        ExceptionDispatchInfo.Capture(failure).Throw();
        return [];
    }
}
