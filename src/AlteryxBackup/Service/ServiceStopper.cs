using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Service;

/// <summary>Stops the service once no workflow runs, and hands out what puts it back.</summary>
public sealed class ServiceStopper
{
    private readonly IServiceControl _control;
    private readonly WorkflowWait _workflows;
    private readonly ServiceStarter _starter;
    private readonly IServiceWatch _watch;
    private readonly IClock _clock;
    private readonly ServiceLimits _limits;
    private readonly IOperationObserver _observer;

    /// <summary>Takes what it works with.</summary>
    public ServiceStopper(
        IServiceControl control, WorkflowWait workflows, ServiceStarter starter, IServiceWatch watch, IClock clock, ServiceLimits limits, IOperationObserver observer)
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

    /// <summary>Waits for workflows, then stops the service. A service found stopped stays as it is, also at the end.</summary>
    /// <param name="step">The step that progress is reported for.</param>
    /// <param name="cancellation">Ends the wait; a service that was asked to stop is put back first.</param>
    /// <returns>What puts the service back.</returns>
    /// <exception cref="BackupException">ServicePaused, ServiceStopRefused, ServiceStopTimeout, WorkflowsStillRunning, ServiceNotAvailable; the service is as it was.</exception>
    public StoppedService Stop(string step, CancellationToken cancellation)
    {
        if (SettledState(cancellation) == ServiceState.Stopped)
        {
            return FoundStopped();
        }

        // What couldn't be undone is found out before hours are spent waiting for workflows.
        _control.RequireReversible(cancellation);
        _workflows.UntilIdle(step, cancellation);
        _watch.StandBy();

        // The guard's start takes a moment in which a workflow may have begun.
        _workflows.UntilIdle(step, cancellation);

        // The wait may have taken hours in which somebody else stopped it.
        if (SettledState(cancellation) == ServiceState.Stopped)
        {
            return FoundStopped();
        }

        cancellation.ThrowIfCancellationRequested();
        _watch.StopBegins(_control.Name);
        var stopped = Stopped = new StoppedService(_control.Name, _starter, _watch, _clock);
        return WayOut.OnFailure(
            () =>
            {
                _observer.Info($"Stopping service {_control.Name}.");
                var answer = _control.RequestStop(cancellation);
                _workflows.TellOfLateOnes();
                WaitForStop(answer, step, cancellation);
                stopped.ReachedStop();
                _observer.Info($"Service {_control.Name} is stopped.");
                return stopped;
            },
            stopped.Start);
    }

    private StoppedService FoundStopped()
    {
        _observer.Warning($"Service {_control.Name} was already stopped; it stays stopped afterwards.");
        return Stopped = StoppedService.FoundStopped(_clock);
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
