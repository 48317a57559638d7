using System;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Service;

/// <summary>
/// Tells a service that is slow from one that hangs: on its way up or down a service raises its checkpoint at least as often as its own wait hint says
/// (Microsoft: "SERVICE_STATUS"). Whoever waits goes on waiting; the configured limit alone ends that.
/// </summary>
internal sealed class PendingWatch
{
    private readonly IClock _clock;
    private (ServiceState State, uint CheckPoint) _last;
    private TimeSpan _since;
    private bool _told;

    /// <summary>Takes the time.</summary>
    public PendingWatch(IClock clock) => _clock = clock;

    /// <summary>What there is to tell about a service after one more look at it; null when it gets on, or it was told already.</summary>
    public string? Look(ServiceDetails service)
    {
        var now = (service.State, service.CheckPoint);
        if (now != _last)
        {
            (_last, _since, _told) = (now, _clock.Elapsed, false);
        }

        var still = _clock.Elapsed - _since;
        if (_told || service.WaitHint == TimeSpan.Zero || still <= service.WaitHint || service.State is not (ServiceState.StartPending or ServiceState.StopPending))
        {
            return null;
        }

        _told = true;
        return $"has been {service.State} at checkpoint {service.CheckPoint} for {still.TotalSeconds:0} s, longer than the {service.WaitHint.TotalSeconds:0.#} s it asked for: it may hang";
    }
}
