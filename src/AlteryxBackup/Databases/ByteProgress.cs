using System;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Databases;

/// <summary>Tells how many bytes of a step are done, at most four times a second.</summary>
internal sealed class ByteProgress
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(250);

    private readonly IClock _clock;
    private readonly IOperationObserver _observer;
    private readonly string _step;
    private TimeSpan _next;

    public ByteProgress(IClock clock, IOperationObserver observer, string step)
    {
        _clock = clock;
        _observer = observer;
        _step = step;
        _next = clock.Elapsed;
    }

    /// <summary>Tells it, unless the last time was a moment ago.</summary>
    public void Report(string activity, long done, long? total)
    {
        var now = _clock.Elapsed;
        if (now < _next)
        {
            return;
        }

        _next = now + BetweenReports;
        _observer.Observe(new StepProgressEvent(_step, activity, done, total, ProgressUnit.Bytes));
    }
}
