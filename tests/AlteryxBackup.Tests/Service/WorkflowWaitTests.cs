using System;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Server;
using AlteryxBackup.Service;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Service;

public sealed class WorkflowWaitTests
{
    private static readonly ServiceLimits Limits = new(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(10));

    private readonly FakeClock _clock = new();
    private readonly FakeProcessList _processes = new();
    private readonly RecordingObserver _observer = new();

    [Fact]
    public void An_idle_server_is_not_waited_for()
    {
        Wait();

        Assert.Empty(_clock.Waits);
        Assert.Empty(_observer.Events);
    }

    [Fact]
    public void It_waits_until_the_last_one_has_ended_and_tells_each_change_once()
    {
        Run(7);
        Run(8);
        _clock.OnWait = _ => _processes.Processes.RemoveAll(process => _clock.Elapsed >= TimeSpan.FromSeconds(process.Id == 7 ? 5 : 20));

        Wait();

        Assert.Equal(TimeSpan.FromSeconds(20), _clock.Elapsed);
        Assert.Equal(
            ["Waiting for 2 workflows to end: AlteryxEngineCmd (7), AlteryxEngineCmd (8).", "Waiting for 1 workflow to end: AlteryxEngineCmd (8)."],
            _observer.Texts(MessageLevel.Info));
        Assert.Contains(new StepProgressEvent("StopService", "waiting for 1 workflow", 19, 50, ProgressUnit.Seconds), _observer.Events);
        Assert.Empty(_processes.Ended);
    }

    [Fact]
    public void At_the_limit_it_gives_up_and_names_those_that_run()
    {
        Run(7);

        var failure = Assert.Throws<BackupException>(() => Wait());

        Assert.Same(ErrorCatalogue.WorkflowsStillRunning, failure.Error);
        Assert.Contains("1 workflow still running after 50 s", failure.Happened, StringComparison.Ordinal);
        Assert.Contains("AlteryxEngineCmd (7)", failure.Happened, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(50), _clock.Elapsed);
        Assert.Empty(_processes.Ended);
    }

    [Fact]
    public void At_the_limit_it_ends_them_when_told_to_and_says_which()
    {
        Run(7);
        Run(8);

        Wait(endAtLimit: true);

        Assert.Equal([7, 8], _processes.Ended.Select(process => process.Id));
        Assert.All(_observer.Texts(MessageLevel.Warning), warning => Assert.Contains("ForceStopWorkflows", warning, StringComparison.Ordinal));
        Assert.Equal(2, _observer.Texts(MessageLevel.Warning).Count());
    }

    [Fact]
    public void One_that_cannot_be_ended_is_a_workflow_that_still_runs()
    {
        Run(7);
        foreach (var refusal in new Exception[] { new Win32Exception(5, "Access is denied"), new InvalidOperationException("its start is not known") })
        {
            _processes.Refusal = refusal;

            var failure = Assert.Throws<BackupException>(() => Wait(endAtLimit: true));

            Assert.Same(ErrorCatalogue.WorkflowsStillRunning, failure.Error);
            Assert.Contains("AlteryxEngineCmd (7)", failure.Happened, StringComparison.Ordinal);
            Assert.Contains(refusal.Message, failure.Happened, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Cancelling_ends_the_wait_and_no_workflow()
    {
        Run(7);
        using var cancellation = new CancellationTokenSource();
        _clock.OnWait = _ => cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Wait(endAtLimit: true, cancellation.Token));

        Assert.Empty(_processes.Ended);
    }

    private void Run(int id) => _processes.Processes.Add(new ProcessEntry(id, 999, RunningWorkflows.ProgramName, null, null));

    private void Wait(bool endAtLimit = false, CancellationToken cancellation = default) =>
        new WorkflowWait(new RunningWorkflows(_processes, new AlteryxServer()), _processes, _clock, Limits, endAtLimit, _observer).UntilIdle("StopService", cancellation);
}
