using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Service;

/// <summary>Stops one node's service, and hands out what puts it back.</summary>
public sealed class ServiceStopper
{
    private readonly IServiceControl _control;
    private readonly WorkflowWait? _workflows;
    private readonly ServiceStarter _starter;
    private readonly IServiceWatch _watch;
    private readonly IClock _clock;
    private readonly ServiceLimits _limits;
    private readonly IOperationObserver _observer;

    /// <summary>Takes what it works with.</summary>
    /// <param name="control">Asks the service.</param>
    /// <param name="workflows">Tells of those that its stop ends; null where they can't be seen from here.</param>
    /// <param name="starter">Puts it back.</param>
    /// <param name="watch">Hears of the stop before it is asked for.</param>
    /// <param name="clock">The time.</param>
    /// <param name="limits">How long to wait.</param>
    /// <param name="observer">Hears what happens.</param>
    public ServiceStopper(
        IServiceControl control, WorkflowWait? workflows, ServiceStarter starter, IServiceWatch watch, IClock clock, ServiceLimits limits, IOperationObserver observer)
    {
        _control = control;
        _workflows = workflows;
        _starter = starter;
        _watch = watch;
        _clock = clock;
        _limits = limits;
        _observer = observer;
    }

    /// <summary>The service as it was last asked to stop, also when that failed; null before.</summary>
    public StoppedService? Stopped { get; private set; }

    /// <summary>Whether it runs, and so will be stopped. Touches nothing. A service found stopped stays as it is, also at the end.</summary>
    /// <exception cref="BackupException">ServicePaused, ServiceStopTimeout, ServiceNotAvailable; ServiceStopRefused, ServiceNotStartable: what couldn't be undone.</exception>
    public bool IsToBeStopped(CancellationToken cancellation)
    {
        if (IsFoundStopped(cancellation))
        {
            return false;
        }

        _control.RequireReversible(cancellation);
        return true;
    }

    /// <summary>Stops the service. When that fails, the caller owes it <see cref="Stopped"/>'s way back.</summary>
    /// <param name="step">The step that progress is reported for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What puts the service back; null when it had stopped meanwhile.</returns>
    /// <exception cref="BackupException">ServicePaused, ServiceStopRefused, ServiceStopTimeout, ServiceNotAvailable.</exception>
    public StoppedService? Stop(string step, CancellationToken cancellation)
    {
        // The wait for workflows may have taken hours in which somebody else stopped it.
        if (IsFoundStopped(cancellation))
        {
            return null;
        }

        cancellation.ThrowIfCancellationRequested();
        _watch.StopBegins(_control.Name);
        var stopped = Stopped = new StoppedService(_control.Name, _starter, _watch, _clock);
        _observer.Info($"Stopping service {_control.Name}.");
        var answer = _control.RequestStop(cancellation);
        _workflows?.TellOfLateOnes();
        WaitForStop(answer, step, cancellation);
        stopped.ReachedStop();
        _observer.Info($"Service {_control.Name} is stopped.");
        return stopped;
    }

    private bool IsFoundStopped(CancellationToken cancellation)
    {
        if (SettledState(cancellation) != ServiceState.Stopped)
        {
            return false;
        }

        _observer.Warning($"Service {_control.Name} was already stopped; it stays stopped afterwards.");
        return true;
    }

    private ServiceState SettledState(CancellationToken cancellation)
    {
        var begun = _clock.Elapsed;
        while (true)
        {
            var state = _control.Query(cancellation);
            if (state == ServiceState.Paused)
            {
                throw ErrorCatalogue.ServicePaused.Because($"Service {_control.Name} is paused, and a run could not put it back as it was.");
            }

            if (state is not (ServiceState.StartPending or ServiceState.StopPending))
            {
                return state;
            }

            if (_clock.Elapsed - begun >= _limits.Service)
            {
                throw ErrorCatalogue.ServiceStopTimeout.Because(
                    $"Service {_control.Name} was found {state} and stayed so for {_limits.Service.TotalSeconds:0} s (ServiceConfiguration.MaxServiceWaitSeconds).");
            }

            _clock.Wait(ServicePoll.After(_clock.Elapsed - begun), cancellation);
        }
    }

    private void WaitForStop(ControlAnswer answer, string step, CancellationToken cancellation)
    {
        var begun = _clock.Elapsed;
        while (true)
        {
            var state = _control.Query(cancellation);
            if (state == ServiceState.Stopped)
            {
                return;
            }

            var waited = _clock.Elapsed - begun;
            if (!answer.LooksAccepted && (state is ServiceState.Running or ServiceState.Paused) && waited >= _limits.Grace)
            {
                throw ErrorCatalogue.ServiceStopRefused.Because(
                    $"The request to stop service {_control.Name} was refused: {answer.Text}.", "The service is still running; nothing was changed.", answer.Action);
            }

            if (waited >= _limits.Service)
            {
                throw ErrorCatalogue.ServiceStopTimeout.Because(
                    $"Service {_control.Name} was still {state} {waited.TotalSeconds:0} s after it was asked to stop (ServiceConfiguration.MaxServiceWaitSeconds).",
                    $"No dump was begun; the service is running, unless {ErrorCatalogue.ServiceNotRestarted.Id} is reported as well.");
            }

            _observer.Observe(new StepProgressEvent(step, $"waiting for {_control.Name} to stop", (long)waited.TotalSeconds, (long)_limits.Service.TotalSeconds, ProgressUnit.Seconds));
            _clock.Wait(ServicePoll.After(waited), cancellation);
        }
    }
}
