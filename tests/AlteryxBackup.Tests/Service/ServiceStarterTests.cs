using System;
using System.Linq;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Service;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Service;

public sealed class ServiceStarterTests
{
    private static readonly ServiceLimits Limits = new(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(10));

    private readonly FakeClock _clock = new();
    private readonly RecordingObserver _observer = new();

    [Fact]
    public void It_returns_once_the_service_runs_and_not_before()
    {
        var service = new SimulatedService(_clock, ServiceState.Stopped);
        service.OnStart = () =>
        {
            service.Becomes(ServiceState.StartPending, 1);
            return service.Becomes(ServiceState.Running, 30);
        };

        Start(service);

        Assert.Equal(["start"], service.Requests);
        Assert.Equal((ServiceState.Running, TimeSpan.FromSeconds(30)), (service.Now, _clock.Elapsed));
    }

    [Fact]
    public void A_service_that_runs_already_is_left_alone()
    {
        var service = new SimulatedService(_clock);

        Start(service);

        Assert.Empty(service.Requests);
    }

    [Fact]
    public void A_start_under_way_is_awaited_and_not_asked_for_again()
    {
        var service = new SimulatedService(_clock, ServiceState.StartPending);
        service.Becomes(ServiceState.Running, 40);

        Start(service);

        Assert.Empty(service.Requests);
        Assert.Equal(TimeSpan.FromSeconds(40), _clock.Elapsed);
    }

    [Fact]
    public void A_stop_under_way_is_awaited_before_the_start_is_asked_for()
    {
        var service = new SimulatedService(_clock, ServiceState.StopPending);
        service.Becomes(ServiceState.Stopped, 20);
        service.OnStart = () =>
        {
            Assert.Equal(ServiceState.Stopped, service.Now);
            return service.Becomes(ServiceState.Running);
        };

        Start(service);

        Assert.Equal(["start"], service.Requests);
    }

    [Fact]
    public void A_bad_answer_that_a_running_service_follows_was_a_good_one()
    {
        var service = new SimulatedService(_clock, ServiceState.Stopped);
        service.OnStart = () => service.Becomes(ServiceState.Running, 2) with { LooksAccepted = false, Text = "exit code 2" };

        Start(service);

        Assert.Equal(["start"], service.Requests);
    }

    [Fact]
    public void It_is_asked_three_times_a_grace_apart_and_then_reported_down_with_the_last_answer()
    {
        var service = new SimulatedService(_clock, ServiceState.Stopped) { OnStart = () => new ControlAnswer(LooksAccepted: false, "disabled (error 1058)") };

        var failure = Assert.Throws<BackupException>(() => Start(service));

        Assert.Equal(["start", "start", "start"], service.Requests);
        Assert.Equal(TimeSpan.FromSeconds(30), _clock.Elapsed);
        Assert.Same(ErrorCatalogue.ServiceNotRestarted, failure.Error);
        Assert.Contains("disabled (error 1058)", failure.Happened, StringComparison.Ordinal);
        Assert.Contains("NOT RUNNING", failure.State, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_falls_back_while_starting_is_asked_again()
    {
        var service = new SimulatedService(_clock, ServiceState.Stopped);
        service.OnStart = () =>
        {
            service.Becomes(ServiceState.StartPending);
            return service.Becomes(service.Requests.Count == 1 ? ServiceState.Stopped : ServiceState.Running, 15);
        };

        Start(service);

        Assert.Equal(["start", "start"], service.Requests);
        Assert.Equal(ServiceState.Running, service.Now);
    }

    [Fact]
    public void One_still_pending_at_the_limit_is_reported_down()
    {
        var service = new SimulatedService(_clock, ServiceState.Stopped);
        service.OnStart = () => service.Becomes(ServiceState.StartPending);

        var failure = Assert.Throws<BackupException>(() => Start(service));

        Assert.Same(ErrorCatalogue.ServiceNotRestarted, failure.Error);
        Assert.Contains("StartPending after 100 s", failure.Happened, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(100), _clock.Elapsed);
    }

    [Fact]
    public void A_state_that_cannot_be_told_for_a_while_keeps_nobody_from_starting()
    {
        var service = new SimulatedService(_clock, ServiceState.Stopped);
        var queries = 0;
        service.OnQuery = () =>
        {
            if (queries++ < 3)
            {
                throw ErrorCatalogue.ServiceNotAvailable.Because("The cluster does not answer.");
            }
        };
        service.OnStart = () => service.Becomes(ServiceState.Running, 1);

        Start(service);

        Assert.Equal(["start"], service.Requests);
        Assert.Equal(ServiceState.Running, service.Now);
    }

    [Fact]
    public void A_state_that_nobody_ever_tells_is_reported_as_a_service_that_may_be_down()
    {
        var service = new SimulatedService(_clock, ServiceState.Stopped) { OnQuery = () => throw new TimeoutException("no answer") };

        var failure = Assert.Throws<BackupException>(() => Start(service));

        Assert.Equal(3, service.Requests.Count);
        Assert.Same(ErrorCatalogue.ServiceNotRestarted, failure.Error);
        Assert.Contains("no answer", failure.Happened, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(failure.InnerException);
    }

    [Fact]
    public void A_request_that_throws_is_made_again_and_its_reason_is_told()
    {
        var service = new SimulatedService(_clock, ServiceState.Stopped) { OnStart = () => throw ErrorCatalogue.ServiceNotAvailable.Because("StartCommand is empty.") };

        var failure = Assert.Throws<BackupException>(() => Start(service));

        Assert.Same(ErrorCatalogue.ServiceNotRestarted, failure.Error);
        Assert.Contains("StartCommand is empty.", failure.Happened, StringComparison.Ordinal);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public void The_wait_for_it_is_told_in_seconds_of_its_limit()
    {
        var service = new SimulatedService(_clock, ServiceState.Stopped);
        service.OnStart = () =>
        {
            service.Becomes(ServiceState.StartPending);
            return service.Becomes(ServiceState.Running, 30);
        };

        Start(service);

        var waits = _observer.Events.OfType<StepProgressEvent>().ToList();
        Assert.All(waits, wait => Assert.Equal(("StartService", "waiting for AlteryxService to run", 100L, ProgressUnit.Seconds), (wait.Step, wait.Activity, wait.Total, wait.Unit)));
        Assert.Equal((0L, 29L), (waits[0].Done, waits[^1].Done));
    }

    [Theory]
    [InlineData(ServiceState.Paused)]
    [InlineData(ServiceState.Stopped)]
    public void One_that_is_paused_fails_at_once_and_says_so(ServiceState found)
    {
        var service = new SimulatedService(_clock, found);
        service.OnStart = () => service.Becomes(ServiceState.Paused, 2);

        var failure = Assert.Throws<BackupException>(() => Start(service));

        Assert.Same(ErrorCatalogue.ServiceNotRestarted, failure.Error);
        Assert.Contains("is paused", failure.Happened, StringComparison.Ordinal);
        Assert.Contains("Resume-Service", failure.Action, StringComparison.Ordinal);
        Assert.True(_clock.Elapsed <= TimeSpan.FromSeconds(3));
    }

    private void Start(SimulatedService service) => new ServiceStarter(service, _clock, Limits, _observer).Start();
}
