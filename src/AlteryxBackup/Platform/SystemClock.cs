using System;
using System.Diagnostics;
using System.Threading;

namespace AlteryxBackup.Platform;

/// <summary>The machine's clock.</summary>
public sealed class SystemClock : IClock
{
    private readonly Stopwatch _stopwatch = Stopwatch.StartNew();

    /// <inheritdoc/>
    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public DateTimeOffset LocalNow => DateTimeOffset.Now;

    /// <inheritdoc/>
    public TimeSpan Elapsed => _stopwatch.Elapsed;

    /// <inheritdoc/>
    public void Wait(TimeSpan duration, CancellationToken cancellation)
    {
        _ = cancellation.WaitHandle.WaitOne(duration);
        cancellation.ThrowIfCancellationRequested();
    }
}
