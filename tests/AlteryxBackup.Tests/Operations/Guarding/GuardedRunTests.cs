using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Operations.Guarding;

public sealed class GuardedRunTests : IDisposable
{
    private readonly SimulatedMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void The_guard_stands_ready_before_the_stop_is_asked_for_and_is_sent_away_once_the_service_is_back()
    {
        _machine.Guards.OnPost = () => Assert.Empty(_machine.Service.Requests);

        Assert.Equal(ExitCode.Success, _machine.Run().ExitCode);

        Assert.True(Assert.Single(_machine.Guards.All).IsReleased);
    }

    [Fact]
    public void Without_a_guard_the_service_is_not_stopped_and_the_exit_code_is_3()
    {
        _machine.Guards.CanBeHad = false;

        var result = _machine.Run();

        Assert.Equal((ExitCode.Validation, "GuardNotPossible"), (result.ExitCode, Assert.Single(result.Errors).Id));
        Assert.Empty(_machine.Service.Requests);
        Assert.Empty(_machine.Staged);
    }

    [Fact]
    public void A_run_that_stops_nothing_needs_no_guard()
    {
        _machine.Guards.CanBeHad = false;

        Assert.Equal(ExitCode.Success, _machine.Run(AlteryxBackup.Configuration.BackupMode.ConfigOnly).ExitCode);
    }

    [Fact]
    public void A_service_that_can_not_be_started_again_is_left_to_the_guard_and_to_the_next_run()
    {
        _machine.Service.StartError = 5;
        var failed = _machine.Run();

        Assert.Equal("ServiceNotRestarted", failed.Errors[0].Id);
        Assert.True(Assert.Single(_machine.Guards.All).IsLeftAlone);
        Assert.True(File.Exists(_machine.State.Journal));

        _machine.Service.StartError = null;
        var next = _machine.Run(AlteryxBackup.Configuration.BackupMode.ConfigOnly);

        Assert.Equal((ExitCode.Success, ServiceState.Running), (next.ExitCode, _machine.Service.State));
        Assert.Contains(next.Warnings, warning => warning.Contains("was ended by force", StringComparison.Ordinal) && warning.Contains("Service AlteryxService is back", StringComparison.Ordinal));
    }

    [Fact]
    public void A_guard_that_dies_while_the_service_is_down_is_replaced_and_told_of()
    {
        _machine.AlteryxService.OnDump = folder =>
        {
            _machine.Guards.All[0].Die();
            SpinUntil(() => _machine.Guards.All.Count == 2);
            return FakeAlteryxService.WriteDump(folder);
        };

        var result = _machine.Run();

        Assert.Equal((ExitCode.Success, true), (result.ExitCode, _machine.Guards.All[1].IsReleased));
        Assert.Contains(result.Warnings, warning => warning.Contains("guard of this run ended unasked", StringComparison.Ordinal));
    }

    [Fact]
    public void With_its_guard_lost_for_good_before_the_stop_a_run_stops_nothing()
    {
        _machine.Guards.OnPost = () => _machine.Guards.CanBeHad = _machine.Guards.All.Count == 0;
        _machine.Heard.OnEvent = happened =>
        {
            if (happened is MessageEvent { Text: var text } && text.StartsWith("The guard stands by", StringComparison.Ordinal))
            {
                _machine.Guards.All[0].Die();
                SpinUntil(() => _machine.Guards.All[0].IsLeftAlone && !_machine.Guards.CanBeHad);
            }
        };

        var result = _machine.Run();

        Assert.Equal((ExitCode.Validation, "GuardNotPossible"), (result.ExitCode, Assert.Single(result.Errors).Id));
        Assert.Contains("was not asked to stop", result.Errors[0].Message, StringComparison.Ordinal);
        Assert.Empty(_machine.Service.Requests);
    }

    [Fact]
    public void A_guard_that_is_ended_each_time_is_not_posted_for_ever_and_the_run_puts_the_service_back_itself()
    {
        _machine.AlteryxService.OnDump = folder =>
        {
            for (var guard = 0; guard < 6; guard++)
            {
                SpinUntil(() => _machine.Guards.All.Count > guard);
                _machine.Guards.All[guard].Die();
                SpinUntil(() => _machine.Guards.All[guard].IsLeftAlone);
            }

            return FakeAlteryxService.WriteDump(folder);
        };

        var result = _machine.Run();

        Assert.Equal((ExitCode.Success, ServiceState.Running, 6), (result.ExitCode, _machine.Service.State, _machine.Guards.All.Count));
        Assert.Contains(result.Warnings, warning => warning.Contains("None was posted any more", StringComparison.Ordinal));
    }

    [Fact]
    public void A_workflow_that_begins_while_the_guard_comes_is_waited_for()
    {
        _machine.Guards.OnPost = () => _machine.Processes.Processes.Add(new ProcessEntry(7, 0, "AlteryxEngineCmd", null, null));
        _machine.Clock.OnWait = _ => _machine.Processes.Processes.Clear();
        _machine.Service.OnStop = () => Assert.Empty(_machine.Processes.Processes);

        Assert.Equal(ExitCode.Success, _machine.Run().ExitCode);
        Assert.Contains(_machine.Heard.Texts(MessageLevel.Info), text => text.StartsWith("Waiting for 1 workflow", StringComparison.Ordinal));
    }

    [Fact]
    public void A_workflow_that_begins_in_the_moment_of_the_stop_is_told_of()
    {
        _machine.Service.OnStop = () => _machine.Processes.Processes.Add(new ProcessEntry(7, 0, "AlteryxEngineCmd", null, null));

        Assert.Contains(_machine.Run().Warnings, warning => warning.Contains("AlteryxEngineCmd (7) began in the moment", StringComparison.Ordinal));
    }

    [Fact]
    public void The_journal_is_ahead_of_the_dump_holds_no_secret_and_is_gone_at_the_end()
    {
        var journal = "";
        _machine.AlteryxService.OnDump = folder =>
        {
            journal = File.ReadAllText(_machine.State.Journal);
            return FakeAlteryxService.WriteDump(folder);
        };

        _ = _machine.Run();

        var facts = JournalContent.Of(System.Text.Encoding.UTF8.GetBytes(journal)).Facts;
        Assert.Equal(["RunBegan", "StagingBegan", "StopBegan", "DumpBegan", "DumpStarted"], facts.Select(fact => fact.GetType().Name));
        Assert.Equal(FakeAlteryxService.DumpProcess, Assert.IsType<DumpStarted>(facts[4]).ProcessId);
        Assert.All(new[] { _machine.AlteryxService.Token, "adm1n-password", "us3r-password" }, secret => Assert.DoesNotContain(secret, journal, StringComparison.Ordinal));
        Assert.False(File.Exists(_machine.State.Journal));
    }

    [Fact]
    public void A_stop_that_can_not_be_noted_ahead_does_not_happen()
    {
        // The journal's own writes: the run, the staging folder, the stop.
        _ = _machine.Run();
        var journalled = _machine.Durable.Calls.Count(call => call.Call == DurableCall.Flush && call.Path == _machine.State.Journal);
        Assert.True(journalled > 2);
        var atStop = _machine.Durable.Calls.Where(call => call.Call == DurableCall.Flush).ToList().FindIndex(call => call.Path == _machine.State.Journal) + 1;
        using var machine = new SimulatedMachine();
        machine.Durable.Fail(DurableCall.Flush, new IOException("no more", 28), atStop + 1);

        var result = machine.Run();

        Assert.Equal((ExitCode.Storage, "DiskFull"), (result.ExitCode, result.Errors[0].Id));
        Assert.Empty(machine.Service.Requests);
        Assert.True(Assert.Single(machine.Guards.All).IsReleased);
        machine.Durable.AssertAllFaultsUsed();
    }

    private static void SpinUntil(Func<bool> condition) => Assert.True(System.Threading.SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(30)));
}
