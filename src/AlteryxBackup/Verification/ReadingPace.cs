using System;
using System.Threading;

namespace AlteryxBackup.Verification;

/// <summary>
/// Keeps the hash of the whole archive near the entries that are read at the same time: what one of them has fetched from the disk is still in the
/// system's cache when the other comes by, so that each byte is read once however large the archive is.
/// </summary>
internal sealed class ReadingPace
{
    private const long Ahead = 64L << 20;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly object _turn = new();
    private long _reached;

    /// <summary>Tells that reading has come to a position; positions only grow.</summary>
    public void Reach(long position)
    {
        lock (_turn)
        {
            _reached = Math.Max(_reached, position);
            Monitor.PulseAll(_turn);
        }
    }

    /// <summary>Tells that nobody reads any more.</summary>
    public void Finish() => Reach(long.MaxValue);

    /// <summary>Returns when a position isn't far ahead.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void WaitAt(long position, CancellationToken cancellation)
    {
        lock (_turn)
        {
            while (position - Ahead > _reached)
            {
                cancellation.ThrowIfCancellationRequested();
                _ = Monitor.Wait(_turn, Look);
            }
        }
    }
}
