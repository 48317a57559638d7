using System;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Service;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Service;

public sealed class ScmServiceControlTests
{
    // winerror.h
    private const int AccessDenied = 5;
    private const int InvalidControl = 1052;
    private const int AlreadyRunning = 1056;
    private const int Disabled = 1058;
    private const int NoSuchService = 1060;
    private const int CannotAcceptControl = 1061;
    private const int NotActive = 1062;
    private const int Unheard = 4711;

    [Theory]
    [InlineData(NoSuchService)]
    [InlineData(AccessDenied)]
    public void A_query_that_Windows_refuses_is_no_state(int error)
    {
        var failure = Assert.Throws<BackupException>(() => Control(new FakeServiceManager { QueryError = error }).Query(CancellationToken.None));

        Assert.Same(ErrorCatalogue.ServiceNotAvailable, failure.Error);
        Assert.Contains("'AlteryxService': ", failure.Happened, StringComparison.Ordinal);
        Assert.Contains($"Windows says no (error {error})", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_without_a_service_manager_says_what_to_configure()
    {
        var failure = Assert.Throws<BackupException>(() => Control(new FakeServiceManager { IsAvailable = false }).Query(CancellationToken.None));

        Assert.Same(ErrorCatalogue.ServiceNotAvailable, failure.Error);
        Assert.Contains("StatusCommand", failure.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_go_to_the_service_of_that_name()
    {
        var services = new FakeServiceManager();

        Assert.Equal(ControlAnswer.Accepted, Control(services).RequestStop(CancellationToken.None));
        Assert.Equal(ServiceState.Stopped, Control(services).Query(CancellationToken.None));
        Assert.Equal(ControlAnswer.Accepted, Control(services).RequestStart(CancellationToken.None));
        Assert.Equal(["stop AlteryxService", "start AlteryxService"], services.Requests);
    }

    [Fact]
    public void A_service_that_is_there_already_has_accepted()
    {
        Assert.Equal(ControlAnswer.Accepted, Control(new FakeServiceManager { StopError = NotActive }).RequestStop(CancellationToken.None));
        Assert.Equal(ControlAnswer.Accepted, Control(new FakeServiceManager { StartError = AlreadyRunning }).RequestStart(CancellationToken.None));
    }

    [Theory]
    [InlineData(AccessDenied)]
    [InlineData(InvalidControl)]
    [InlineData(CannotAcceptControl)]
    [InlineData(AlreadyRunning)]
    [InlineData(Unheard)]
    public void A_refused_stop_carries_the_words_of_Windows(int error) =>
        AssertRefused(error, Control(new FakeServiceManager { StopError = error }).RequestStop(CancellationToken.None));

    [Theory]
    [InlineData(AccessDenied)]
    [InlineData(Disabled)]
    [InlineData(NotActive)]
    [InlineData(Unheard)]
    public void A_refused_start_carries_the_words_of_Windows(int error) =>
        AssertRefused(error, Control(new FakeServiceManager { StartError = error }).RequestStart(CancellationToken.None));

    [Fact]
    public void A_disabled_service_is_not_asked_to_stop()
    {
        var services = new FakeServiceManager();
        services.Details = services.Details with { StartType = "Disabled" };

        var failure = Assert.Throws<BackupException>(() => Control(services).RequestStop(CancellationToken.None));

        Assert.Same(ErrorCatalogue.ServiceNotStartable, failure.Error);
        Assert.Contains("disabled", failure.Happened, StringComparison.Ordinal);
        Assert.Contains("-StartupType Automatic", failure.Action, StringComparison.Ordinal);
        Assert.Empty(services.Requests);
    }

    [Fact]
    public void A_service_that_this_account_may_not_start_again_is_not_asked_to_stop()
    {
        var services = new FakeServiceManager { ControlError = AccessDenied };

        var failure = Assert.Throws<BackupException>(() => Control(services).RequestStop(CancellationToken.None));

        Assert.Same(ErrorCatalogue.ServiceNotStartable, failure.Error);
        Assert.Contains("Windows says no (error 5)", failure.Happened, StringComparison.Ordinal);
        Assert.Contains("administrator", failure.Action, StringComparison.Ordinal);
        Assert.Empty(services.Requests);
    }

    [Fact]
    public void Running_services_that_depend_on_it_are_named_and_stay_up()
    {
        var services = new FakeServiceManager { Dependents = { "Billing", "Reports" } };

        var failure = Assert.Throws<BackupException>(() => Control(services).RequestStop(CancellationToken.None));

        Assert.Same(ErrorCatalogue.ServiceStopRefused, failure.Error);
        Assert.Contains("Billing, Reports", failure.Happened, StringComparison.Ordinal);
        Assert.Empty(services.Requests);
    }

    [Theory]
    [InlineData(1067, 0, "accepted, but the service had ended with error 1067: ")]
    [InlineData(1066, 17, "accepted, but the service had ended with its own error 17")]
    [InlineData(1077, 0, "")]
    [InlineData(0, 17, "")]
    public void What_a_service_ended_with_tells_why_an_accepted_start_came_to_nothing(int exitCode, int own, string expected)
    {
        var services = new FakeServiceManager { State = ServiceState.Stopped };
        services.Details = services.Details with { ExitCode = exitCode, OwnExitCode = own };
        var control = Control(services);
        _ = control.Query(CancellationToken.None);

        var answer = control.RequestStart(CancellationToken.None);

        Assert.True(answer.LooksAccepted);
        Assert.StartsWith(expected, answer.Text, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, answer.Text.Length == 0);
    }

    [Fact]
    public void A_service_that_does_not_get_on_is_told_once_and_one_that_does_is_not()
    {
        var clock = new FakeClock();
        var heard = new RecordingObserver();
        var services = new FakeServiceManager { State = ServiceState.StopPending };
        var control = new ScmServiceControl(services, "AlteryxService", "AlteryxService", clock, heard);
        for (uint second = 0; second < 20; second++)
        {
            services.Details = services.Details with { CheckPoint = Math.Min(second, 10), WaitHint = TimeSpan.FromSeconds(3) };
            Assert.Equal(ServiceState.StopPending, control.Query(CancellationToken.None));
            clock.Wait(TimeSpan.FromSeconds(1), CancellationToken.None);
        }

        Assert.Equal(
            ["Service AlteryxService has been StopPending at checkpoint 10 for 4 s, longer than the 3 s it asked for: it may hang. It is waited for all the same, until ServiceConfiguration.MaxServiceWaitSeconds have passed."],
            heard.Texts(MessageLevel.Warning));
    }

    [Fact]
    public void A_service_that_gives_no_hint_cannot_overrun_it()
    {
        var clock = new FakeClock();
        var watch = new PendingWatch(clock);
        var pending = new ServiceDetails(ServiceState.StartPending, 1, null, null, null);

        Assert.Null(watch.Look(pending));
        clock.Wait(TimeSpan.FromHours(1), CancellationToken.None);
        Assert.Null(watch.Look(pending));
        Assert.Null(watch.Look(pending with { State = ServiceState.Running, WaitHint = TimeSpan.FromSeconds(1) }));
        clock.Wait(TimeSpan.FromHours(1), CancellationToken.None);
        Assert.Null(watch.Look(pending with { State = ServiceState.Running, WaitHint = TimeSpan.FromSeconds(1) }));
    }

    private static void AssertRefused(int error, ControlAnswer answer)
    {
        Assert.False(answer.LooksAccepted);
        Assert.EndsWith($"Windows says no (error {error})", answer.Text, StringComparison.Ordinal);
        Assert.Equal(error == Unheard, answer.Action is null);
    }

    private static ScmServiceControl Control(FakeServiceManager services) => new(services, "AlteryxService", "AlteryxService");
}
