using System;
using System.Collections.Generic;
using System.Threading;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Faults;

/// <summary>A clock that stands until told otherwise; a wait moves it on at once, whichever thread waits.</summary>
internal sealed class FakeClock : IClock
{
    private readonly object _moving = new();
    private readonly List<TimeSpan> _waits = [];
    private TimeSpan _elapsed;

    /// <summary>Called after each wait: what happens in the world meanwhile.</summary>
    public Action<TimeSpan>? OnWait { get; set; }

    /// <summary>What was waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;

    public DateTimeOffset UtcNow { get; private set; } = new(2024, 3, 31, 0, 30, 0, TimeSpan.Zero);

    public DateTimeOffset LocalNow => UtcNow.ToOffset(TimeSpan.FromHours(2));

    public TimeSpan Elapsed
    {
        get
        {
            lock (_moving)
            {
                return _elapsed;
            }
        }
    }

    public void Advance(TimeSpan duration)
    {
        lock (_moving)
        {
            UtcNow += duration;
            _elapsed += duration;
        }
    }

    /// <summary>The machine's clock is corrected; what has elapsed stays the same.</summary>
    public void Correct(TimeSpan difference) => UtcNow += difference;

    public void Wait(TimeSpan duration, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_moving)
        {
            _waits.Add(duration);
            Advance(duration);
        }

        OnWait?.Invoke(duration);
        cancellation.ThrowIfCancellationRequested();
    }
}
