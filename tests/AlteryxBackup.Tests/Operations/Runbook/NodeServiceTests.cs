using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Tests.Service;

namespace AlteryxBackup.Tests.Operations.Runbook;

/// <summary>A server of a controller (SERVER1, this machine), a worker and a UI.</summary>
public sealed class NodeServiceTests : IDisposable
{
    private readonly SimulatedRunbook _runbook = new();
    private readonly FakeServiceManager _worker = new();
    private readonly FakeServiceManager _ui = new();
    private readonly List<Action> _guards = [];
    private readonly List<string> _stops = [];
    private bool _dismissed;

    public NodeServiceTests()
    {
        _runbook.Machine.Service.Others["worker-1"] = _worker;
        _runbook.Machine.Service.Others["10.0.0.2"] = _ui;
        _runbook.Machine.Settings["ServerConfiguration.Nodes"] = new object[]
        {
            new { Name = "worker-1" },
            new { Name = "ui-1", Host = "10.0.0.2", Roles = new[] { "UI" } },
        };
        _runbook.Machine.Processes.Processes.Add(new ProcessEntry(_runbook.Machine.Host.ProcessId, 1, "pwsh", null, _runbook.Machine.Clock.UtcNow));
        _runbook.Machine.Service.OnStop = () => _stops.Add("SERVER1");
        _worker.OnStop = () => _stops.Add("worker-1");
        _ui.OnStop = () => _stops.Add("ui-1");
    }

    public void Dispose() => _runbook.Dispose();

    [Fact]
    public void Only_the_named_nodes_are_stopped_in_the_configured_order_and_told_one_by_one()
    {
        _worker.State = ServiceState.Stopped;

        var stopped = _runbook.Stop(Named("server1", "UI-1", "worker-1"));

        Assert.Equal(["ui-1", "SERVER1"], _stops);
        Assert.Equal(["SERVER1", "worker-1", "ui-1"], stopped.Select(node => node.Node));
        Assert.Equal(["Running", "Stopped", "Running"], stopped.Select(node => node.StateBefore));
        Assert.All(stopped, node => Assert.Equal("Stopped", node.State));
        Assert.Equal(["UI"], stopped[2].Roles);

        _stops.Clear();
        var started = _runbook.Start(Named("10.0.0.2"));

        Assert.Equal([("ui-1", "Stopped", "Running")], started.Select(node => (node.Node, node.StateBefore, node.State)));
        Assert.Equal((ServiceState.Stopped, ServiceState.Stopped), (_runbook.Machine.Service.State, _worker.State));
    }

    [Fact]
    public void Without_a_name_all_are_stopped_and_started()
    {
        Assert.Equal(3, _runbook.Stop(_runbook.Service).Count);
        Assert.Equal(["ui-1", "worker-1", "SERVER1"], _stops);
        Assert.All(_runbook.Start(_runbook.Service), node => Assert.Equal(("Running", false), (node.State, node.WasRunning)));
    }

    [Fact]
    public void A_node_that_is_none_is_named_with_those_that_are_and_nothing_is_touched()
    {
        foreach (var act in new Func<ServiceRequest, object>[] { _runbook.Stop, _runbook.Start, _runbook.State })
        {
            var failure = Assert.Throws<BackupException>(() => act(Named("worker-1", "worker-7")));

            Assert.Equal(ErrorCatalogue.NodeUnknown, failure.Error);
            Assert.Contains("'worker-7' is no node of this server. It has: SERVER1, worker-1, ui-1.", failure.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_stops);
        Assert.Empty(_worker.Requests);
    }

    [Fact]
    public void Workflows_of_this_machine_are_no_reason_to_wait_for_another_node()
    {
        _runbook.Machine.Processes.Processes.Add(new ProcessEntry(77, 0, "AlteryxEngineCmd", null, null));

        var stopped = _runbook.Stop(Named("ui-1")).Single();

        Assert.Equal(("Stopped", 0.0), (stopped.State, stopped.WaitSeconds));
        Assert.Empty(stopped.WaitedFor);
    }

    [Fact]
    public void At_the_limit_of_the_request_workflows_are_ended_when_it_says_so_and_otherwise_nothing_is_touched()
    {
        _runbook.Machine.Processes.Processes.Add(new ProcessEntry(77, 0, "AlteryxEngineCmd", null, null));

        var failure = Assert.Throws<BackupException>(() => _runbook.Stop(_runbook.Service with { TimeoutSeconds = 5 }));
        Assert.Equal(ErrorCatalogue.WorkflowsStillRunning, failure.Error);
        Assert.Contains("after 5 s", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_stops);

        var stopped = _runbook.Stop(_runbook.Service with { TimeoutSeconds = 5, EndWorkflows = true })[0];
        Assert.Equal((5.0, "AlteryxEngineCmd (77)"), (stopped.WaitSeconds, stopped.WaitedFor.Single()));
        Assert.Contains(_runbook.Machine.Heard.Texts(MessageLevel.Warning), told => told.Contains("Ending workflow AlteryxEngineCmd (77)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stop_that_is_given_up_at_a_short_limit_gives_the_service_its_own_time_to_come_back()
    {
        var service = _runbook.Machine.Service;
        var looks = 0;
        service.StopError = 1061;
        service.OnStop = () => service.State = ServiceState.StopPending;
        _runbook.Machine.Clock.OnWait = _ => service.State = ++looks == 130 ? ServiceState.Stopped : service.State;

        var failure = Assert.Throws<BackupException>(() => _runbook.Stop(Named("SERVER1") with { TimeoutSeconds = 2 }));

        Assert.Equal(ErrorCatalogue.ServiceStopTimeout, failure.Error);
        Assert.Equal(ServiceState.Running, service.State);
        Assert.Equal(["stop AlteryxService", "start AlteryxService"], service.Requests);
    }

    [Fact]
    public void A_node_that_can_not_be_asked_is_told_and_so_are_the_others()
    {
        _worker.QueryError = 1722;
        var unanswered = new List<BackupException>();

        var states = new ServiceOperation(_runbook.Machine.Machine).State(_runbook.Service, unanswered.Add, default);

        Assert.Equal(["SERVER1", "ui-1"], states.Select(node => node.Node));
        Assert.Contains(@"AlteryxService on \\worker-1", Assert.Single(unanswered).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_that_a_session_stops_one_after_the_other_are_all_owed_until_each_is_started()
    {
        _ = _runbook.Stop(Guarded("worker-1"));
        _ = _runbook.Stop(Guarded("ui-1"));
        Assert.Equal([@"AlteryxService on \\worker-1", @"AlteryxService on \\ui-1"], Owed());

        _ = _runbook.Start(Guarded("worker-1"));
        Assert.Equal([@"AlteryxService on \\ui-1"], Owed());
        Assert.False(_dismissed);

        _ = _runbook.Start(Guarded("ui-1"));
        Assert.False(File.Exists(_runbook.Machine.State.SessionJournal));
        Assert.True(_dismissed);
    }

    [Fact]
    public void A_guard_that_a_start_sends_away_does_not_take_the_lock_to_look()
    {
        _ = _runbook.Stop(Guarded("worker-1"));
        _ = _runbook.Start(Guarded("worker-1"));
        _guards.ForEach(dismiss => dismiss());

        Assert.True(Assert.Single(_runbook.Machine.Guards.All).IsReleased);
    }

    [Fact]
    public void A_second_stop_that_comes_to_nothing_leaves_the_first_to_its_guard()
    {
        _ = _runbook.Stop(Guarded("worker-1"));
        var journal = File.ReadAllBytes(_runbook.Machine.State.SessionJournal);

        _ = _runbook.Stop(Guarded("worker-1"));
        Assert.Equal(journal, File.ReadAllBytes(_runbook.Machine.State.SessionJournal));

        _ui.StopError = 5;
        _ = Assert.Throws<BackupException>(() => _runbook.Stop(Guarded("ui-1") with { TimeoutSeconds = 1 }));
        Assert.Equal(journal, File.ReadAllBytes(_runbook.Machine.State.SessionJournal));
        Assert.Single(_guards);
    }

    private IReadOnlyList<string> Owed() => UnfinishedRun.From(JournalContent.Of(File.ReadAllBytes(_runbook.Machine.State.SessionJournal))).ServicesOwed;

    private ServiceRequest Named(params string[] nodes) => _runbook.Service with { Nodes = nodes };

    private ServiceRequest Guarded(string node) => Named(node) with { KeepGuard = _guards.Add, DismissGuards = () => _dismissed = true };
}
