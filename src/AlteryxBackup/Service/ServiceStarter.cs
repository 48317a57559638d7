using System;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Service;

/// <summary>Brings the service up and returns only when it runs.</summary>
public sealed class ServiceStarter
{
    /// <summary>The step that the wait is told under.</summary>
    public const string Step = "StartService";

    private const int Attempts = 3;

    private readonly IServiceControl _control;
    private readonly IClock _clock;
    private readonly ServiceLimits _limits;
    private readonly IOperationObserver _observer;
    private Exception? _notTold;

    /// <summary>Takes what it works with.</summary>
    public ServiceStarter(IServiceControl control, IClock clock, ServiceLimits limits, IOperationObserver observer)
    {
        _control = control;
        _clock = clock;
        _limits = limits;
        _observer = observer;
    }

    /// <summary>The state in which it was found; null before, and when nobody could tell.</summary>
    public ServiceState? Found { get; private set; }

    /// <summary>
    /// Starts the service. It isn't cancellable on purpose: whoever stopped it owes it the way back; the limit ends the wait.
    /// </summary>
    /// <returns>True when it had to be asked; false when it was running already.</returns>
    /// <exception cref="BackupException">ServiceNotRestarted.</exception>
    public bool Start()
    {
        var begun = _clock.Elapsed;
        var answer = ControlAnswer.Accepted;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var found = WaitWhilePending(begun);
            if (found == ServiceState.Running)
            {
                return attempt > 1;
            }

            RequireNotPaused(found);

            _observer.Info(attempt == 1 ? $"Starting service {_control.Name}." : $"Service {_control.Name} is still stopped; asking again ({attempt} of {Attempts}).");
            answer = RequestStart();
            if (WaitForStart(begun))
            {
                _observer.Info($"Service {_control.Name} is running.");
                return true;
            }
        }

        throw NotRestarted(
            _notTold is null
                ? $"Service {_control.Name} stayed stopped after {Attempts} requests to start it{Reason(answer)}."
                : $"Nobody can tell whether service {_control.Name} runs after {Attempts} requests to start it{Reason(answer)}: {_notTold.Message}",
            answer.Action);
    }

    /// <summary>
    /// Waits until a stop that was asked for has begun to show, or the grace since then has passed: a cluster's command returns, or is broken off, before
    /// anything has happened, and a service that still runs would be taken for one that is back.
    /// </summary>
    /// <param name="asked">When the stop was asked for, on the clock's <see cref="IClock.Elapsed"/>.</param>
    internal void LetStopShow(TimeSpan asked)
    {
        while (_clock.Elapsed - asked < _limits.Grace && State() is null or ServiceState.Running)
        {
            _clock.Wait(ServicePoll.After(_clock.Elapsed - asked), CancellationToken.None);
        }
    }

    private static string Reason(ControlAnswer answer) => answer.Text.Length == 0 ? "" : $"; the last was answered '{answer.Text}'";

    private BackupException NotRestarted(string happened, string? action = null) => ErrorCatalogue.ServiceNotRestarted.Because(
        happened, _notTold is null ? "THE SERVICE IS NOT RUNNING." : "THE SERVICE MAY NOT BE RUNNING.", action, _notTold);

    // Not knowing is no reason to leave the service down: it is asked to start all the same.
    private ServiceState? State()
    {
        try
        {
            var state = _control.Query(CancellationToken.None);
            _notTold = null;
            Found ??= state;
            return state;
        }
        catch (Exception failure)
        {
            _notTold = failure;
            return null;
        }
    }

    private ControlAnswer RequestStart()
    {
        try
        {
            return _control.RequestStart(CancellationToken.None);
        }
        catch (Exception failure)
        {
            // What couldn't be asked for once is asked for again, as after a refusal.
            return new ControlAnswer(LooksAccepted: false, failure.Message);
        }
    }

    private ServiceState? WaitWhilePending(TimeSpan begun)
    {
        while (true)
        {
            var state = State();
            if (state is not (ServiceState.StartPending or ServiceState.StopPending))
            {
                return state;
            }

            PauseWithin(begun, state);
        }
    }

    /// <summary>True once it runs; false when it is still, or again, stopped after the grace, or nobody can tell.</summary>
    private bool WaitForStart(TimeSpan begun)
    {
        var requested = _clock.Elapsed;
        while (true)
        {
            var state = State();
            if (state == ServiceState.Running)
            {
                return true;
            }

            RequireNotPaused(state);
            if (state is null or ServiceState.Stopped && _clock.Elapsed - requested >= _limits.Grace)
            {
                return false;
            }

            PauseWithin(begun, state);
        }
    }

    // The service manager takes a request to start a paused service for one that is done (ERROR_SERVICE_ALREADY_RUNNING); waiting changes nothing.
    private void RequireNotPaused(ServiceState? state)
    {
        if (state == ServiceState.Paused)
        {
            throw ErrorCatalogue.ServiceNotRestarted.Because(
                $"Service {_control.Name} is paused, which a request to start doesn't end.", "THE SERVICE IS PAUSED.", "Resume it by hand now (Resume-Service), and find out who paused it.");
        }
    }

    private void PauseWithin(TimeSpan begun, ServiceState? state)
    {
        if (_clock.Elapsed - begun >= _limits.Service)
        {
            throw NotRestarted($"Service {_control.Name} was still {state?.ToString() ?? "in a state that nobody can tell"} after {_limits.Service.TotalSeconds:0} s (ServiceConfiguration.MaxServiceWaitSeconds).");
        }

        var waited = _clock.Elapsed - begun;
        _observer.Observe(new StepProgressEvent(Step, $"waiting for {_control.Name} to run", (long)waited.TotalSeconds, (long)_limits.Service.TotalSeconds, ProgressUnit.Seconds));
        _clock.Wait(ServicePoll.After(waited), CancellationToken.None);
    }
}
