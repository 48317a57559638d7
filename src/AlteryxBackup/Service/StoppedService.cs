using System;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Service;

/// <summary>A service that this run has asked to stop; <see cref="Start"/> puts it back and belongs on every way out (<see cref="WayOut"/>).</summary>
public sealed class StoppedService
{
    private readonly string _service = "";
    private readonly ServiceStarter? _starter;
    private readonly IServiceWatch _watch = new NoServiceWatch();
    private readonly IClock _clock;
    private readonly TimeSpan _asked;
    private bool _owed;

    /// <summary>From the moment of the request on the service is owed its way back.</summary>
    internal StoppedService(string service, ServiceStarter starter, IServiceWatch watch, IClock clock)
    {
        _service = service;
        _watch = watch;
        _starter = starter;
        _clock = clock;
        _asked = clock.Elapsed;
        _owed = true;
    }

    private StoppedService(IClock clock) => _clock = clock;

    /// <summary>From the request to stop until the service ran again or was given up; null while it is down, when it never went down, and when it was found stopped. With it counts what <see cref="EnsureStillRunning"/> took to start it once more.</summary>
    public TimeSpan? Downtime { get; private set; }

    /// <summary>True when it was stopped before this run, and so stays stopped.</summary>
    public bool WasStoppedBefore => _starter is null;

    /// <summary>How long the service itself took to stop; null when it was found stopped.</summary>
    public TimeSpan? StopDuration { get; private set; }

    /// <summary>How long the service itself took to start; null until it runs, and when it was found stopped.</summary>
    public TimeSpan? StartDuration { get; private set; }

    /// <summary>A service that was stopped before: nothing is owed.</summary>
    internal static StoppedService FoundStopped(IClock clock) => new(clock);

    /// <summary>The service has stopped.</summary>
    internal void ReachedStop() => StopDuration = _clock.Elapsed - _asked;

    /// <summary>
    /// Looks once more, at the very end of a run: a service can die right after its start, or a stop that was given up can take effect late. What ran before
    /// must run now.
    /// </summary>
    /// <exception cref="Platform.Errors.BackupException">ServiceNotRestarted.</exception>
    public void EnsureStillRunning(IOperationObserver observer)
    {
        // A start that failed has been reported, with the service's state, and made all its attempts.
        if (StartDuration is null)
        {
            return;
        }

        var begun = _clock.Elapsed;
        var wasDown = true;
        try
        {
            wasDown = _starter!.Start();
        }
        finally
        {
            if (wasDown)
            {
                Downtime = (Downtime ?? TimeSpan.Zero) + (_clock.Elapsed - begun);
            }
        }

        if (wasDown)
        {
            observer.Warning("The service had gone down again after it was put back, and was started once more: look at its own log for the reason.");
        }
    }

    /// <summary>Puts the service back, once; a service found stopped stays so.</summary>
    /// <exception cref="Platform.Errors.BackupException">ServiceNotRestarted.</exception>
    public void Start()
    {
        if (!_owed)
        {
            return;
        }

        // Not owed any more whatever comes: the starter has done all its attempts, and a second failure would hide the first.
        _owed = false;
        if (StopDuration is null)
        {
            _starter!.LetStopShow(_asked);
        }

        var begun = _clock.Elapsed;
        var neverWentDown = false;
        try
        {
            neverWentDown = !_starter!.Start() && StopDuration is null;
            StartDuration = _clock.Elapsed - begun;
        }
        finally
        {
            Downtime = neverWentDown ? null : _clock.Elapsed - _asked;
        }

        _watch.IsBack(_service);
    }
}
