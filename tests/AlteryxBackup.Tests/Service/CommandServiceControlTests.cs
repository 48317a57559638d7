using System;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Service;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Service;

public sealed class CommandServiceControlTests
{
    private readonly ScriptedProcessRunner _processes = new();

    [Fact]
    public void Each_command_is_run_as_a_program_with_its_arguments_and_a_limit()
    {
        _processes.Answer("cluster", "status", "Online\r\n").Answer("cluster", "stop", "Stopping.\n").Answer("cluster", "start");

        Assert.Equal(ServiceState.Running, Control().Query(CancellationToken.None));
        Assert.Equal(new ControlAnswer(LooksAccepted: true, "Stopping."), Control().RequestStop(CancellationToken.None));
        Assert.Equal(ControlAnswer.Accepted, Control().RequestStart(CancellationToken.None));

        Assert.All(_processes.Requests, request => Assert.Equal(("/opt/cluster", TimeSpan.FromMinutes(2), true), (request.FileName, request.TimeLimit, request.LeavesDescendants)));
        Assert.Equal(["Alteryx Server"], _processes.Requests[1].Arguments.Skip(1));
    }

    [Fact]
    public void A_command_that_is_not_configured_is_named()
    {
        var control = new CommandServiceControl(_processes, new ServiceSection(), "AlteryxService");

        var failure = Assert.Throws<BackupException>(() => control.RequestStop(CancellationToken.None));

        Assert.Same(ErrorCatalogue.ServiceNotAvailable, failure.Error);
        Assert.Contains("ServiceConfiguration.StopCommand is empty", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_cannot_be_started_is_named()
    {
        _processes.Do("cluster", "status", _ => throw new Win32Exception(2, "no such file"));

        var failure = Assert.Throws<BackupException>(() => Control().Query(CancellationToken.None));

        Assert.Same(ErrorCatalogue.ServiceNotAvailable, failure.Error);
        Assert.Contains("StatusCommand '/opt/cluster' can't be started: no such file", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exit_code_is_a_hint_with_the_words_that_came_with_it()
    {
        _processes.Answer("cluster", "stop", "one\r\ntwo", "three\n", exitCode: 5).Answer("cluster", "stop", exitCode: 2);

        Assert.Equal(new ControlAnswer(LooksAccepted: false, "exit code 5: one  two three"), Control().RequestStop(CancellationToken.None));
        Assert.Equal(new ControlAnswer(LooksAccepted: false, "exit code 2"), Control().RequestStop(CancellationToken.None));
    }

    [Fact]
    public void A_request_that_does_not_end_is_no_acceptance()
    {
        _processes.Answer("cluster", "start", timedOut: true);

        Assert.Equal(new ControlAnswer(LooksAccepted: false, "no end within 120 s"), Control().RequestStart(CancellationToken.None));
    }

    [Fact]
    public void Words_that_are_no_state_are_shown_to_whoever_must_correct_the_command()
    {
        _processes.Answer("cluster", "status", "hello", "world");

        var failure = Assert.Throws<BackupException>(() => Control().Query(CancellationToken.None));

        Assert.Same(ErrorCatalogue.ServiceNotAvailable, failure.Error);
        Assert.Contains("'hello world'", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_command_that_fails_has_told_no_state_whatever_it_printed()
    {
        // sc.exe, of a service that does not exist.
        _processes.Answer("cluster", "status", "[SC] EnumQueryServicesStatus:OpenService FAILED 1060:\r\n\r\nThe specified service does not exist as an installed service.\r\n", exitCode: 1060);

        var failure = Assert.Throws<BackupException>(() => Control().Query(CancellationToken.None));

        Assert.Same(ErrorCatalogue.ServiceNotAvailable, failure.Error);
        Assert.Contains("exit code 1060", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_command_that_does_not_end_has_told_no_state()
    {
        _processes.Answer("cluster", "status", "Stopped", timedOut: true);

        Assert.Same(ErrorCatalogue.ServiceNotAvailable, Assert.Throws<BackupException>(() => Control().Query(CancellationToken.None)).Error);
    }

    private CommandServiceControl Control() => new(_processes, new ServiceSection
    {
        ServiceName = "AlteryxService",
        StartCommand = ["/opt/cluster", "start", "Alteryx Server"],
        StopCommand = ["/opt/cluster", "stop", "Alteryx Server"],
        StatusCommand = ["/opt/cluster", "status", "Alteryx Server"],
    }, "AlteryxService");
}
