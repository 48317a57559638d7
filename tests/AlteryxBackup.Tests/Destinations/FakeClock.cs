using System;
using System.Collections.Generic;
using System.Threading;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Destinations;

internal sealed class FakeClock : IClock
{
    private readonly List<TimeSpan> _waits = [];

    public IReadOnlyList<TimeSpan> Waits => _waits;

    public DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch + Elapsed;

    public DateTimeOffset LocalNow => UtcNow;

    public TimeSpan Elapsed { get; private set; }

    public void Wait(TimeSpan duration, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _waits.Add(duration);
        Elapsed += duration;
    }
}
