using System;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Tests.Service;

namespace AlteryxBackup.Tests.Operations.Runbook;

public sealed class ServiceOperationTests : IDisposable
{
    private readonly SimulatedRunbook _runbook = new();

    public void Dispose() => _runbook.Dispose();

    [Fact]
    public void Stop_waits_for_workflows_and_leaves_the_service_stopped()
    {
        _runbook.Machine.Processes.Processes.Add(new ProcessEntry(77, 0, "AlteryxEngineCmd", null, null));
        _runbook.Machine.Clock.OnWait = _ => _runbook.Machine.Processes.Processes.Clear();

        var stopped = _runbook.Stop();

        Assert.Equal(("AlteryxService", "Stopped", true), (stopped.ServiceName, stopped.State, stopped.WasRunning));
        Assert.Equal(["AlteryxEngineCmd (77)"], stopped.RunningWorkflows);
        Assert.Equal(["AlteryxEngineCmd (77)"], stopped.WaitedFor);
        Assert.Equal((1.0, 1.0, "Running"), (stopped.WaitSeconds, stopped.DurationSeconds, stopped.StateBefore));
        Assert.Equal(["stop AlteryxService"], _runbook.Machine.Service.Requests);
    }

    [Fact]
    public void A_service_found_stopped_is_told_as_such()
    {
        _runbook.Machine.Service.State = ServiceState.Stopped;

        Assert.Equal(("Stopped", false), (_runbook.Stop().State, _runbook.State().WasRunning));
        Assert.Empty(_runbook.Machine.Service.Requests);
    }

    [Fact]
    public void Start_returns_once_it_runs_and_says_whether_it_ran_before()
    {
        Assert.True(_runbook.Start().WasRunning);

        _runbook.Machine.Service.State = ServiceState.Stopped;
        var started = _runbook.Start();

        Assert.Equal(("Stopped", "Running", false, 1), (started.StateBefore, started.State, started.WasRunning, started.ProcessId));
    }

    [Fact]
    public void Start_asks_no_program_that_may_hang_for_the_version()
    {
        _runbook.Machine.AlteryxService.Verbs.Clear();

        _ = _runbook.Stop();
        _ = _runbook.Start();
        _ = _runbook.State();

        Assert.Empty(_runbook.Machine.AlteryxService.Verbs);
    }

    [Fact]
    public void Start_needs_no_settings_of_the_server()
    {
        System.IO.File.Delete(_runbook.Machine.RuntimeSettings);
        _runbook.Machine.Service.State = ServiceState.Stopped;

        Assert.Equal("AlteryxService", new ServiceOperation(_runbook.Machine.Machine).ServiceNames(_runbook.Service));
        Assert.Equal("Running", _runbook.Start().State);
    }

    [Fact]
    public void Start_waits_for_the_operation_that_holds_the_lock()
    {
        _runbook.Machine.Service.State = ServiceState.Stopped;
        var held = HeldLock();
        var waits = 0;
        _runbook.Machine.Clock.OnWait = _ =>
        {
            if (++waits == 30)
            {
                held.Dispose();
            }
        };

        Assert.Equal("Running", _runbook.Start().State);
        Assert.Single(_runbook.Machine.Heard.Texts(MessageLevel.Warning), told => told.Contains("once it has ended", StringComparison.Ordinal));
    }

    [Fact]
    public void Start_does_not_wait_for_ever()
    {
        using var held = HeldLock();
        var begun = _runbook.Machine.Clock.Elapsed;

        Assert.Equal(ErrorCatalogue.AlreadyRunning, Assert.Throws<BackupException>(() => _runbook.Start()).Error);
        Assert.Equal(100, (_runbook.Machine.Clock.Elapsed - begun).TotalSeconds);
    }

    [Fact]
    public void A_cancelled_wait_for_the_lock_starts_nothing()
    {
        using var held = HeldLock();
        using var cancellation = new CancellationTokenSource();
        _runbook.Cancellation = cancellation.Token;
        _runbook.Machine.Clock.OnWait = _ => cancellation.Cancel();

        _ = Assert.ThrowsAny<OperationCanceledException>(() => _runbook.Start());
        Assert.Empty(_runbook.Machine.Service.Requests);
    }

    private IDisposable HeldLock()
    {
        var machine = _runbook.Machine.Machine;
        _ = _runbook.Start();
        var state = new StateDirectory(machine.Files, machine.Host).Of(new ConfigurationLoader(machine.Files, machine.Host).Load(null, _runbook.Machine.Settings).Configuration);
        return new RunLock(state, machine.Files, machine.DurableFiles, machine.Clock, machine.Host).Acquire("Backup", "Full");
    }

    [Fact]
    public void Cancelled_while_it_stops_the_service_is_put_back()
    {
        using var cancellation = new CancellationTokenSource();
        _runbook.Cancellation = cancellation.Token;
        _runbook.Machine.Service = new FakeServiceManager { OnStop = cancellation.Cancel };

        _ = Assert.ThrowsAny<OperationCanceledException>(() => _runbook.Stop());

        Assert.Equal(["stop AlteryxService", "start AlteryxService"], _runbook.Machine.Service.Requests);
        Assert.Equal(ServiceState.Running, _runbook.Machine.Service.State);
    }

    [Fact]
    public void A_stop_whose_service_does_not_come_back_reports_that()
    {
        using var cancellation = new CancellationTokenSource();
        _runbook.Cancellation = cancellation.Token;
        _runbook.Machine.Service = new FakeServiceManager { OnStop = cancellation.Cancel, StartError = 1058 };

        Assert.Equal(ErrorCatalogue.ServiceNotRestarted, Assert.Throws<BackupException>(() => _runbook.Stop()).Error);
    }

    [Fact]
    public void Looking_takes_no_lock_and_writes_nothing()
    {
        var state = _runbook.State();

        Assert.Equal(("Running", true, 1), (state.State, state.WasRunning, state.ProcessId));
        Assert.False(System.IO.Directory.Exists(_runbook.Machine.Logs));
    }
}
