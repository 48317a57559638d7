using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Service;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Service;

/// <summary>A service whose states follow the fake clock: a test says what each request sets going.</summary>
internal sealed class SimulatedService(FakeClock clock, ServiceState state = ServiceState.Running) : IServiceControl
{
    private readonly List<(TimeSpan At, ServiceState State)> _coming = [];
    private ServiceState _state = state;

    public string Name { get; init; } = "AlteryxService";

    /// <summary>"stop" and "start", in order.</summary>
    public List<string> Requests { get; } = [];

    public Func<ControlAnswer> OnStop { get; set; } = () => ControlAnswer.Accepted;

    public Func<ControlAnswer> OnStart { get; set; } = () => ControlAnswer.Accepted;

    /// <summary>Called before each query: throws when nobody can say.</summary>
    public Action OnQuery { get; set; } = () => { };

    public ServiceState Now
    {
        get
        {
            // Another node's wait may move the clock meanwhile.
            var now = clock.Elapsed;
            foreach (var (_, due) in _coming.Where(coming => coming.At <= now).OrderBy(coming => coming.At))
            {
                _state = due;
            }

            _ = _coming.RemoveAll(coming => coming.At <= now);
            return _state;
        }
    }

    /// <summary>Takes a state, at once or so many seconds from now.</summary>
    public ControlAnswer Becomes(ServiceState state, double afterSeconds = 0)
    {
        _coming.Add((clock.Elapsed + TimeSpan.FromSeconds(afterSeconds), state));
        return ControlAnswer.Accepted;
    }

    public ServiceState Query(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        OnQuery();
        return Now;
    }

    public void RequireReversible(CancellationToken cancellation) => cancellation.ThrowIfCancellationRequested();

    public ControlAnswer RequestStop(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Requests.Add("stop");
        return OnStop();
    }

    public ControlAnswer RequestStart(CancellationToken cancellation)
    {
        Assert.False(cancellation.CanBeCanceled, "Nobody may keep the service from coming back.");
        Requests.Add("start");
        return OnStart();
    }
}
