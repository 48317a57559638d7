using System;
using System.Collections.Generic;
using System.Threading;

namespace AlteryxBackup.Platform.Processes;

/// <summary>Carries what reader threads see to the thread that runs the operation, and wakes it when anything has happened.</summary>
internal sealed class LineQueue
{
    // A child that writes faster than its observers listen waits, as it would at a slow terminal.
    private const int Capacity = 4096;

    private readonly object _gate = new();
    private List<string> _lines = [];
    private bool _woken;
    private bool _closed;

    /// <summary>Hands a line over; waits while the queue is full, and drops the line once it is closed.</summary>
    public void Add(string line)
    {
        lock (_gate)
        {
            while (_lines.Count >= Capacity && !_closed)
            {
                Monitor.Wait(_gate);
            }

            if (!_closed)
            {
                _lines.Add(line);
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Ends the present or next wait.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for lines or a wake-up, and takes what is there.</summary>
    public IReadOnlyList<string> Take(TimeSpan atMost)
    {
        lock (_gate)
        {
            if (_lines.Count == 0 && !_woken && atMost > TimeSpan.Zero)
            {
                Monitor.Wait(_gate, atMost);
            }

            _woken = false;
            var taken = _lines;
            _lines = [];
            Monitor.PulseAll(_gate);
            return taken;
        }
    }

    /// <summary>Nothing is taken any more: nobody may wait for room.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
