using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Tests.Operations.Recovery;

namespace AlteryxBackup.Tests.Operations.Preflight;

public sealed class UnfinishedRunTests : IDisposable
{
    private readonly SimulatedMachine _machine = new();

    public UnfinishedRunTests() => _ = _machine.Plan();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_check_and_a_plan_say_what_the_next_run_would_put_right_first_and_change_nothing()
    {
        var killed = new KilledRun(_machine);
        var journal = File.ReadAllBytes(_machine.State.Journal);

        foreach (var finding in new[] { InCheck(), InPlan() })
        {
            Assert.Equal(PreflightOutcome.Warning, finding.Outcome);
            Assert.All(
                new[] { "Backup (Full) of ", "process 99, was ended by force", "The next run would first end the dump", "start service AlteryxService", $"remove {killed.Staging}", "The service is Stopped now", "/logs/killed.log" },
                part => Assert.Contains(part, finding.Detail, StringComparison.Ordinal));
            Assert.Contains("Repair-AlteryxBackupState", finding.Action, StringComparison.Ordinal);
        }

        Assert.Equal(journal, File.ReadAllBytes(_machine.State.Journal));
        Assert.Empty(_machine.Service.Requests.Concat(_machine.Processes.Ended.Select(process => process.Name)));
        Assert.True(Directory.Exists(killed.Staging));
    }

    [Fact]
    public void Without_one_both_say_so()
    {
        Assert.Equal(PreflightOutcome.Passed, InCheck().Outcome);
        Assert.Equal(PreflightOutcome.Passed, InPlan().Outcome);
    }

    [Fact]
    public void A_run_that_is_at_work_has_left_nothing()
    {
        var killed = new KilledRun(_machine);
        _machine.Processes.Processes.Add(new ProcessEntry(99, 1, "alteryx-backup", null, _machine.Clock.UtcNow.AddMinutes(-2)));

        Assert.Equal(PreflightOutcome.Passed, InCheck().Outcome);
        Assert.Empty(_machine.PlanRecovery().Runs);
        Assert.True(Directory.Exists(killed.Staging));
    }

    [Fact]
    public void A_damaged_journal_is_told()
    {
        var killed = new KilledRun(_machine);
        var bytes = KilledRun.Bytes(killed.Facts);
        bytes[20] ^= 1;
        killed.Write(bytes);

        Assert.Contains($"Its journal {_machine.State.Journal} is damaged", InCheck().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_follows_tells_it_once_as_done()
    {
        _ = new KilledRun(_machine);

        var result = _machine.Run(BackupMode.ConfigOnly);

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Single(result.Warnings, warning => warning.Contains("was ended by force", StringComparison.Ordinal));
    }

    private PreflightFinding InCheck() =>
        new CheckOperation(_machine.Machine).Run(new CheckRequest { Parameters = _machine.Settings }, default).Findings.Single(finding => finding.Check == "UnfinishedRun");

    private PreflightFinding InPlan() => _machine.Plan().Preflight.Findings.Single(finding => finding.Check == "UnfinishedRun");
}
