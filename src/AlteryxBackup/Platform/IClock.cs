using System;
using System.Threading;

namespace AlteryxBackup.Platform;

/// <summary>Time, so that tests can set it.</summary>
public interface IClock
{
    /// <summary>Now, UTC.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Now in the machine's zone: for file names and log lines, never for decisions.</summary>
    DateTimeOffset LocalNow { get; }

    /// <summary>Time since an arbitrary start that never jumps: for durations and limits.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>Waits, and returns early with an exception when cancelled.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    void Wait(TimeSpan duration, CancellationToken cancellation);
}
