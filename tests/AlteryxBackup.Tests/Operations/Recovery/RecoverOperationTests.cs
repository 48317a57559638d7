using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Tests.Operations.Recovery;

public sealed class RecoverOperationTests : IDisposable
{
    private readonly SimulatedMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Without_a_journal_there_is_nothing_to_do_and_nothing_is_left_behind()
    {
        var result = _machine.Recover();

        Assert.Equal((ExitCode.Success, 0, null), (result.ExitCode, result.Runs.Count, result.LogPath));
        Assert.False(Directory.Exists(_machine.Logs));
    }

    [Fact]
    public void Everything_that_a_killed_run_left_is_put_right_and_named()
    {
        var killed = new KilledRun(_machine);

        var result = _machine.Recover();

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal([816, 815], _machine.Processes.Ended.Select(process => process.Id).OrderByDescending(id => id));
        Assert.Equal(["start AlteryxService"], _machine.Service.Requests);
        Assert.Equal(ServiceState.Running, _machine.Service.State);
        Assert.False(Directory.Exists(killed.Staging) || File.Exists(killed.Archive + ".partial") || File.Exists(_machine.State.Journal));
        var warning = Assert.Single(result.Warnings);
        Assert.All(new[] { "Backup (Full)", "process 99", "orphaned dump", "is back", killed.Staging, "/logs/killed.log" }, part => Assert.Contains(part, warning, StringComparison.Ordinal));
    }

    [Fact]
    public void A_dump_that_was_killed_before_it_was_noted_is_known_by_program_and_time()
    {
        var killed = new KilledRun(_machine);
        killed.Write(killed.Facts.Where(fact => fact is not DumpStarted));
        var older = new ProcessEntry(9, 1, "AlteryxService", _machine.ServiceExecutable, _machine.Clock.UtcNow.AddHours(-1));
        _machine.Processes.Processes.Add(older);

        _ = _machine.Recover();

        Assert.Contains(815, _machine.Processes.Ended.Select(process => process.Id));
        Assert.DoesNotContain(older, _machine.Processes.Ended);
    }

    [Fact]
    public void A_process_that_only_has_the_dumps_id_is_left_alone()
    {
        _ = new KilledRun(_machine);
        _machine.Processes.Processes.Clear();
        _machine.Processes.Processes.Add(new ProcessEntry(815, 1, "notepad", null, _machine.Clock.UtcNow));

        _ = _machine.Recover();

        Assert.Empty(_machine.Processes.Ended);
    }

    [Fact]
    public void A_service_that_runs_again_already_is_not_asked_for_anything()
    {
        _ = new KilledRun(_machine);
        _machine.Service.State = ServiceState.Running;

        Assert.Equal(ExitCode.Success, _machine.Recover().ExitCode);

        Assert.Empty(_machine.Service.Requests);
    }

    [Fact]
    public void A_service_that_the_run_had_put_back_and_somebody_has_stopped_since_stays_stopped()
    {
        var killed = new KilledRun(_machine);
        killed.Write([.. killed.Facts, new DumpEnded(), new ServiceBack("AlteryxService", "the run itself")]);

        _ = _machine.Recover();

        Assert.Empty(_machine.Service.Requests);
    }

    [Fact]
    public void A_service_that_does_not_come_back_is_2_and_the_journal_stays_for_the_next_attempt()
    {
        var killed = new KilledRun(_machine);
        _machine.Service.StartError = 5;

        var result = _machine.Recover();

        Assert.Equal((ExitCode.Service, "ServiceNotRestarted"), (result.ExitCode, Assert.Single(result.Errors).Id));
        Assert.True(File.Exists(_machine.State.Journal));
        _machine.Service.StartError = null;
        Assert.Equal(ExitCode.Success, _machine.Recover().ExitCode);
        Assert.Equal((ServiceState.Running, false), (_machine.Service.State, Directory.Exists(killed.Staging)));
    }

    [Fact]
    public void A_service_that_is_not_there_any_more_keeps_no_later_run_waiting()
    {
        _ = new KilledRun(_machine);
        _machine.Service.QueryError = 1060;

        var result = _machine.Recover();

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Contains("no service AlteryxService any more", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.False(File.Exists(_machine.State.Journal));
    }

    [Fact]
    public void While_a_run_is_at_work_nothing_is_touched()
    {
        _ = new KilledRun(_machine);
        using var held = new RunLock(_machine.State.Path, _machine.Machine.Files, _machine.Durable, _machine.Clock, _machine.Host).Acquire("Backup", "Full");

        Assert.Equal("AlreadyRunning", Assert.Throws<BackupException>(() => _machine.Recover()).Error.Id);

        Assert.Empty(_machine.Service.Requests);
    }

    [Fact]
    public void A_plan_names_it_all_and_changes_nothing()
    {
        var killed = new KilledRun(_machine);

        var plan = _machine.PlanRecovery();

        Assert.Equal(4, Assert.Single(plan.Runs).Actions.Count);
        Assert.Empty(_machine.Service.Requests);
        Assert.Empty(_machine.Processes.Ended);
        Assert.True(Directory.Exists(killed.Staging) && File.Exists(_machine.State.Journal));
    }

    [Fact]
    public void A_folder_that_is_no_staging_folder_is_never_removed_whatever_the_journal_says()
    {
        var killed = new KilledRun(_machine);
        killed.Write([killed.Facts[0], new StagingBegan(_machine.Backups)]);

        _ = _machine.Recover();

        Assert.True(Directory.Exists(_machine.Backups));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_flipped_byte_of_a_journal_is_reported_and_never_starts_what_it_can_not_prove(bool wasPutBack)
    {
        var killed = new KilledRun(_machine);
        var whole = KilledRun.Bytes(wasPutBack ? killed.Facts.Append(new ServiceBack("AlteryxService", "its guard")) : killed.Facts);
        for (var position = 0; position < whole.Length; position++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[position] ^= 0x10;
            killed.Write(damaged);
            _machine.Service.State = ServiceState.Stopped;
            _machine.Service.Requests.Clear();

            var settled = Assert.Single(Settlement.Due(_machine.Machine, _machine.State, Configuration, _machine.Heard)).Settle();

            Assert.Equal(damaged, File.ReadAllBytes(settled.DamagedJournalPath!));
            File.Delete(settled.DamagedJournalPath!);
            Assert.False(File.Exists(_machine.State.Journal));
            Assert.All(_machine.Processes.Ended, process => Assert.Contains(process.Id, new[] { 815, 816 }));
            var proved = !wasPutBack && UnfinishedRun.From(JournalContent.Of(damaged)).ServicesOwed.Count > 0;
            Assert.Equal(proved ? ["start AlteryxService"] : [], _machine.Service.Requests);
        }
    }

    [Fact]
    public void A_damaged_journal_beside_a_service_that_is_down_is_2_and_beside_one_that_runs_a_warning()
    {
        var killed = new KilledRun(_machine);
        var damaged = KilledRun.Bytes([killed.Facts[0], new StopBegan("AlteryxService")]);
        damaged[^4] ^= 1;
        killed.Write(damaged);

        var down = _machine.Recover();

        Assert.Equal((ExitCode.Service, "JournalDamaged"), (down.ExitCode, Assert.Single(down.Errors).Id));
        Assert.Empty(_machine.Service.Requests);

        _machine.Service.State = ServiceState.Running;
        killed.Write(damaged);
        var running = _machine.Recover();
        Assert.Equal(ExitCode.Success, running.ExitCode);
        Assert.Contains("damaged", Assert.Single(running.Warnings), StringComparison.Ordinal);
    }

    private static AlteryxBackupConfiguration Configuration => new()
    {
        ServiceConfiguration = new ServiceSection { ServiceName = "AlteryxService", MaxServiceWaitSeconds = 100, StartRetrySeconds = 10 },
    };
}
