using System;
using System.Threading;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Files;

internal sealed class InstantClock : IClock
{
    public DateTimeOffset UtcNow { get; set; } = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public DateTimeOffset LocalNow => UtcNow;

    public TimeSpan Elapsed => TimeSpan.Zero;

    public int Waits { get; private set; }

    public void Wait(TimeSpan duration, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Waits++;
    }
}
