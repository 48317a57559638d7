using System;
using System.Diagnostics;
using System.Threading;

namespace AlteryxBackup.EndToEnd.Tests.Programs;

/// <summary>Waits for something to become true, because time itself proves nothing.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static void Until(Func<bool> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.Elapsed < Limit, $"Not within {Limit.TotalSeconds} s: {what}.");
            Thread.Sleep(Interval);
        }
    }
}
