using System;
using System.Threading;
using AlteryxBackup.Platform.Errors;
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
        Assert.Equal(1.0, stopped.DurationSeconds);
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

        Assert.Equal(("Running", false, 1), (started.State, started.WasRunning, started.ProcessId));
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
