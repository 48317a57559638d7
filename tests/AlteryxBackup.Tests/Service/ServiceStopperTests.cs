using System;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Server;
using AlteryxBackup.Service;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Service;

public sealed class ServiceStopperTests : IDisposable
{
    private static readonly ServiceLimits Limits = new(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(10));

    private readonly FakeClock _clock = new();
    private readonly FakeProcessList _processes = new();
    private readonly RecordingObserver _observer = new();
    private readonly CancellationTokenSource _cancellation = new();
    private SimulatedService _service;

    public ServiceStopperTests() => _service = Service(ServiceState.Running);

    public void Dispose() => _cancellation.Dispose();

    [Fact]
    public void A_stop_a_dump_and_a_start_are_measured_each_by_itself()
    {
        _service.OnStop = () =>
        {
            _service.Becomes(ServiceState.StopPending);
            return _service.Becomes(ServiceState.Stopped, 3);
        };
        _service.OnStart = () => _service.Becomes(ServiceState.Running, 4);

        var stopped = Stop();
        Assert.Equal((TimeSpan.FromSeconds(3), null, null), (stopped.StopDuration, stopped.StartDuration, stopped.Downtime));

        _clock.Advance(TimeSpan.FromSeconds(10));
        stopped.Start();

        Assert.Equal(["stop", "start"], _service.Requests);
        Assert.Equal(
            (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(17), false),
            (stopped.StopDuration, stopped.StartDuration, stopped.Downtime, stopped.WasStoppedBefore));
        var waits = _observer.Events.OfType<StepProgressEvent>().Where(wait => wait.Step != ServiceStarter.Step).ToList();
        Assert.All(waits, wait => Assert.Equal(("StopService", 100L, ProgressUnit.Seconds), (wait.Step, wait.Total, wait.Unit)));
        Assert.NotEmpty(waits);
    }

    [Fact]
    public void One_that_is_found_paused_is_not_touched()
    {
        _service = Service(ServiceState.Paused);

        var failure = Assert.Throws<BackupException>(Stop);

        Assert.Same(ErrorCatalogue.ServicePaused, failure.Error);
        Assert.Empty(_service.Requests);
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Fact]
    public void It_is_put_back_once_however_often_that_is_asked()
    {
        var stopped = Stop();
        stopped.Start();
        _service.Becomes(ServiceState.Stopped);
        stopped.Start();

        Assert.Equal(["stop", "start"], _service.Requests);
    }

    [Fact]
    public void One_found_stopped_stays_stopped()
    {
        _service = Service(ServiceState.Stopped);

        var stopped = Stop();
        stopped.Start();

        Assert.Empty(_service.Requests);
        Assert.Equal((true, null, null), (stopped.WasStoppedBefore, stopped.Downtime, stopped.StopDuration));
        Assert.Contains("already stopped", Assert.Single(_observer.Texts(MessageLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public void One_found_starting_is_awaited_and_then_stopped()
    {
        _service = Service(ServiceState.StartPending);
        _service.Becomes(ServiceState.Running, 20);
        _service.OnStop = () =>
        {
            Assert.Equal(ServiceState.Running, _service.Now);
            return _service.Becomes(ServiceState.Stopped);
        };

        Assert.False(Stop().WasStoppedBefore);
        Assert.Equal(["stop"], _service.Requests);
    }

    [Fact]
    public void One_found_stopping_counts_as_found_stopped()
    {
        _service = Service(ServiceState.StopPending);
        _service.Becomes(ServiceState.Stopped, 20);

        Assert.True(Stop().WasStoppedBefore);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void One_found_pending_for_ever_is_not_touched()
    {
        _service = Service(ServiceState.StartPending);

        var failure = Assert.Throws<BackupException>(() => Stop());

        Assert.Same(ErrorCatalogue.ServiceStopTimeout, failure.Error);
        Assert.Contains("StartPending", failure.Happened, StringComparison.Ordinal);
        Assert.Equal("Nothing was changed.", failure.State);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void A_refusal_is_believed_after_the_grace_and_told_in_its_own_words()
    {
        _service.OnStop = () => new ControlAnswer(LooksAccepted: false, "dependent services (error 1051)");

        var failure = Assert.Throws<BackupException>(() => Stop());

        Assert.Same(ErrorCatalogue.ServiceStopRefused, failure.Error);
        Assert.Contains("dependent services (error 1051)", failure.Happened, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(10), _clock.Elapsed);
        Assert.Equal(["stop"], _service.Requests);
    }

    [Fact]
    public void A_bad_answer_that_a_stopped_service_follows_was_a_good_one()
    {
        _service.OnStop = () => _service.Becomes(ServiceState.Stopped, 5) with { LooksAccepted = false, Text = "exit code 2" };

        Assert.Equal(TimeSpan.FromSeconds(5), Stop().StopDuration);
    }

    [Fact]
    public void A_stop_that_is_taken_and_ignored_ends_at_the_limit_with_the_service_running()
    {
        _service.OnStop = () => ControlAnswer.Accepted;

        var failure = Assert.Throws<BackupException>(() => Stop());

        Assert.Same(ErrorCatalogue.ServiceStopTimeout, failure.Error);
        Assert.Equal(TimeSpan.FromSeconds(100), _clock.Elapsed);
        Assert.Equal(["stop"], _service.Requests);
    }

    [Fact]
    public void One_that_stops_only_after_the_limit_is_started_again()
    {
        _service.OnStop = () =>
        {
            _service.Becomes(ServiceState.StopPending);
            return _service.Becomes(ServiceState.Stopped, 150);
        };

        var failure = Assert.Throws<BackupException>(() => Stop());

        Assert.Same(ErrorCatalogue.ServiceStopTimeout, failure.Error);
        Assert.Equal(["stop", "start"], _service.Requests);
        Assert.Equal(ServiceState.Running, _service.Now);
    }

    [Fact]
    public void One_that_hangs_between_the_states_is_both_a_late_stop_and_a_service_that_is_not_back()
    {
        _service.OnStop = () => _service.Becomes(ServiceState.StopPending);

        var both = Assert.Throws<AggregateException>(() => Stop());

        Assert.Equal(
            [ErrorCatalogue.ServiceStopTimeout, ErrorCatalogue.ServiceNotRestarted],
            both.InnerExceptions.Cast<BackupException>().Select(failure => failure.Error));
    }

    [Fact]
    public void Cancelled_while_stopping_it_is_put_back_first()
    {
        _service.OnStop = () =>
        {
            _service.Becomes(ServiceState.StopPending);
            return _service.Becomes(ServiceState.Stopped, 20);
        };
        CancelAfter(5);

        Assert.ThrowsAny<OperationCanceledException>(() => Stop());

        Assert.Equal(["stop", "start"], _service.Requests);
        Assert.Equal(ServiceState.Running, _service.Now);
    }

    [Fact]
    public void Cancelled_before_the_request_shows_any_effect_it_is_put_back_all_the_same()
    {
        _service.OnStop = () => _service.Becomes(ServiceState.Stopped, 4);
        CancelAfter(1);

        Assert.ThrowsAny<OperationCanceledException>(() => Stop());
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(ServiceState.Running, _service.Now);
    }

    [Fact]
    public void Cancelled_before_it_was_asked_nobody_asks_and_nobody_waits()
    {
        _cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Stop());

        Assert.Empty(_service.Requests);
        Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
    }

    [Fact]
    public void A_control_that_fails_after_the_request_leaves_a_running_service()
    {
        _service.OnStop = () =>
        {
            _service.OnQuery = () =>
            {
                _service.OnQuery = () => { };
                throw ErrorCatalogue.ServiceNotAvailable.Because("The RPC server is unavailable.");
            };
            return _service.Becomes(ServiceState.Stopped, 1);
        };

        var failure = Assert.Throws<BackupException>(() => Stop());
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Same(ErrorCatalogue.ServiceNotAvailable, failure.Error);
        Assert.Equal(ServiceState.Running, _service.Now);
    }

    [Fact]
    public void Workflows_that_do_not_end_keep_the_service_untouched()
    {
        _processes.Processes.Add(new ProcessEntry(7, 99, RunningWorkflows.ProgramName, null, null));

        var failure = Assert.Throws<BackupException>(() => Stop());

        Assert.Same(ErrorCatalogue.WorkflowsStillRunning, failure.Error);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void One_that_somebody_stops_while_workflows_are_awaited_stays_stopped()
    {
        _processes.Processes.Add(new ProcessEntry(7, 99, RunningWorkflows.ProgramName, null, null));
        _service.Becomes(ServiceState.Stopped, 20);
        _clock.OnWait = _ =>
        {
            if (_clock.Elapsed >= TimeSpan.FromSeconds(20))
            {
                _processes.Processes.Clear();
            }
        };

        var stopped = Stop();
        stopped.Start();

        Assert.True(stopped.WasStoppedBefore);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void The_downtime_of_one_that_does_not_come_back_goes_on_to_the_last_attempt()
    {
        _service.OnStart = () => ControlAnswer.Accepted;
        var stopped = Stop();

        Assert.Throws<BackupException>(stopped.Start);

        Assert.Equal((TimeSpan.FromSeconds(30), null), (stopped.Downtime, stopped.StartDuration));
    }

    private SimulatedService Service(ServiceState state)
    {
        var service = new SimulatedService(_clock, state);
        service.OnStop = () => service.Becomes(ServiceState.Stopped);
        service.OnStart = () => service.Becomes(ServiceState.Running);
        return service;
    }

    private void CancelAfter(double seconds) => _clock.OnWait = _ =>
    {
        if (_clock.Elapsed >= TimeSpan.FromSeconds(seconds))
        {
            _cancellation.Cancel();
        }
    };

    private StoppedServer Stop()
    {
        var workflows = new WorkflowWait(new RunningWorkflows(_processes, new AlteryxServer()), _processes, _clock, Limits, endAtLimit: false, _observer);
        var watch = new NoServiceWatch();
        var stopper = new ServiceStopper(_service, workflows, new ServiceStarter(_service, _clock, Limits, _observer), watch, _clock, Limits, _observer);
        return new ServerStopper([new NodeService(new ServerNode { IsLocal = true }, stopper)], new ServiceSection(), workflows, watch, _observer).Stop("StopService", _cancellation.Token);
    }
}
