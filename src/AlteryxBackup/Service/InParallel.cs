using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace AlteryxBackup.Service;

/// <summary>Work on several nodes at once; each is waited for, whatever becomes of the others.</summary>
internal static class InParallel
{
    /// <summary>Does the work for each; returns once all have ended. A single one is done on this thread.</summary>
    /// <returns>What failed, in the order of the items.</returns>
    public static IReadOnlyList<Exception> Each<T>(IReadOnlyList<T> items, Action<T> work)
    {
        // The pool adds threads slowly when all of its own are waiting for services.
        var others = items.Skip(1).Select(item => Task.Factory.StartNew(() => Failure(item, work), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        var first = items.Take(1).Select(item => Failure(item, work)).ToList();
        return [.. first.Concat(others.Select(other => other.Result)).OfType<Exception>()];
    }

    /// <summary>Throws what failed, one failure as it is; returns when nothing did.</summary>
    /// <exception cref="AggregateException">Several failed, in their order.</exception>
    public static void Throw(IReadOnlyList<Exception> failures)
    {
        if (failures.Count > 1)
        {
            throw new AggregateException(failures);
        }

        if (failures.Count == 1)
        {
            ExceptionDispatchInfo.Capture(failures[0]).Throw();
        }
    }

    private static Exception? Failure<T>(T item, Action<T> work)
    {
        try
        {
            work(item);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
