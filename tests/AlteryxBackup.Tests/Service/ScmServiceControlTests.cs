using System;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Service;

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

    [Theory]
    [InlineData(NoSuchService)]
    [InlineData(AccessDenied)]
    public void A_query_that_Windows_refuses_is_no_state(int error)
    {
        var failure = Assert.Throws<BackupException>(() => Control(new FakeServiceManager { QueryError = error }).Query(CancellationToken.None));

        Assert.Same(ErrorCatalogue.ServiceNotAvailable, failure.Error);
        Assert.Contains($"'AlteryxService': Windows says no (error {error})", failure.Happened, StringComparison.Ordinal);
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
    public void A_refused_stop_carries_the_words_of_Windows(int error) => Assert.Equal(
        new ControlAnswer(LooksAccepted: false, $"Windows says no (error {error})"),
        Control(new FakeServiceManager { StopError = error }).RequestStop(CancellationToken.None));

    [Theory]
    [InlineData(AccessDenied)]
    [InlineData(Disabled)]
    [InlineData(NotActive)]
    public void A_refused_start_carries_the_words_of_Windows(int error) => Assert.Equal(
        new ControlAnswer(LooksAccepted: false, $"Windows says no (error {error})"),
        Control(new FakeServiceManager { StartError = error }).RequestStart(CancellationToken.None));

    private static ScmServiceControl Control(FakeServiceManager services) => new(services, "AlteryxService");
}
