using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Archives;

/// <summary>Tells observers how many bytes are done, once per megabyte: thousands of small entries make no thousands of events. From any thread; observers are told one at a time.</summary>
internal sealed class EntryProgress(IOperationObserver observer, string step, long total)
{
    private const long Interval = 1 << 20;
    private readonly object _turn = new();
    private long _done;
    private long _told = -Interval;

    /// <summary>Counts bytes of an entry.</summary>
    public void Advance(string activity, long bytes)
    {
        lock (_turn)
        {
            _done += bytes;
            if (_done - _told >= Interval || _done == total)
            {
                _told = _done;
                observer.Observe(new StepProgressEvent(step, activity, _done, total, ProgressUnit.Bytes));
            }
        }
    }
}
