using System;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Service;

/// <summary>A service that this run has asked to stop, and that <see cref="Start"/> puts back.</summary>
public sealed class StoppedService
{
    private readonly ServiceStarter _starter;
    private readonly IServiceWatch _watch;
    private readonly IClock _clock;

    /// <summary>From the moment of the request on the service is owed its way back.</summary>
    internal StoppedService(string service, ServiceStarter starter, IServiceWatch watch, IClock clock)
    {
        Name = service;
        _watch = watch;
        _starter = starter;
        _clock = clock;
        Asked = clock.Elapsed;
    }

    /// <summary>Its name in messages.</summary>
    public string Name { get; }

    /// <summary>When it was asked to stop.</summary>
    internal TimeSpan Asked { get; }

    /// <summary>It has not been put back yet, nor given up.</summary>
    internal bool IsOwed { get; private set; } = true;

    /// <summary>When it was asked to start; null before.</summary>
    internal TimeSpan? StartBegun { get; private set; }

    /// <summary>From the request to stop until the service ran again or was given up; null while it is down, and when it never went down. With it counts what <see cref="EnsureStillRunning"/> took to start it once more.</summary>
    public TimeSpan? Downtime { get; private set; }

    /// <summary>How long the service itself took to stop; null until it has.</summary>
    public TimeSpan? StopDuration { get; private set; }

    /// <summary>How long the service itself took to start; null until it runs.</summary>
    public TimeSpan? StartDuration { get; private set; }

    /// <summary>The service has stopped.</summary>
    internal void ReachedStop() => StopDuration = _clock.Elapsed - Asked;

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
            wasDown = _starter.Start();
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
            observer.Warning($"Service {Name} had gone down again after it was put back, and was started once more: look at its own log for the reason.");
        }
    }

    /// <summary>Puts the service back, once.</summary>
    /// <exception cref="Platform.Errors.BackupException">ServiceNotRestarted.</exception>
    public void Start()
    {
        if (!IsOwed)
        {
            return;
        }

        // Not owed any more whatever comes: the starter has done all its attempts, and a second failure would hide the first.
        IsOwed = false;
        if (StopDuration is null)
        {
            _starter.LetStopShow(Asked);
        }

        StartBegun = _clock.Elapsed;
        var neverWentDown = false;
        try
        {
            neverWentDown = !_starter.Start() && StopDuration is null;
            StartDuration = _clock.Elapsed - StartBegun;
        }
        finally
        {
            Downtime = neverWentDown ? null : _clock.Elapsed - Asked;
        }

        _watch.IsBack(Name);
    }
}
