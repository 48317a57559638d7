using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace AlteryxBackup.Platform;

/// <summary>Does several things at the same time, each on a thread of its own: they wait for each other, which a pool of few threads might never end.</summary>
internal static class Crew
{
    /// <summary>Returns when all are done; when one fails, the others are cancelled, and its failure is thrown.</summary>
    public static void Run(IReadOnlyList<Action<CancellationToken>> works, CancellationToken cancellation)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var failures = new List<Exception>();
        var threads = works.Select(work => new Thread(() =>
        {
            try
            {
                work(together.Token);
            }
            catch (Exception failure)
            {
                lock (failures)
                {
                    failures.Add(failure);
                }

                together.Cancel();
            }
        })
        { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        cancellation.ThrowIfCancellationRequested();
        if (failures.Count > 0)
        {
            ExceptionDispatchInfo.Capture(failures[0]).Throw();
        }
    }
}
