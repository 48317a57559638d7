using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Operations.Backup;

public sealed class BackupRunTests : IDisposable
{
    private const string Archive = "ServerBackup_Full_20240331_023000.zip";

    private readonly SimulatedMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_full_backup_leaves_an_archive_its_sidecars_and_a_running_service()
    {
        var result = _machine.Run();

        Assert.Empty(result.Errors);
        Assert.Equal((BackupStatus.Success, ExitCode.Success, Path.Combine(_machine.Backups, Archive)), (result.Status, result.ExitCode, result.ArchivePath));
        Assert.Equal((4L, 2), (result.DocumentCount, result.CollectionCount));
        Assert.Equal((10.0, 10.0), (result.ServiceDowntimeSeconds, result.DumpSeconds));
        Assert.Equal(["Initialize", "StopService", "DumpDatabase", "StartService", "ProveDump", "CollectFiles", "Archive", "Validate", "Cleanup"], result.Steps.Select(step => step.Name.ToString()));
        Assert.Equal([Archive, Archive + ".manifest.json", Archive + ".sha256"], _machine.Archived);
        AssertPutBack();
    }

    [Fact]
    public void A_service_that_dies_after_its_start_is_started_once_more_before_the_run_ends()
    {
        var result = _machine.RunAnd(BackupStep.ProveDump, () => _machine.Service.State = ServiceState.Stopped);

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(ServiceState.Running, _machine.Service.State);
        Assert.Contains(result.Warnings, warning => warning.Contains("gone down again", StringComparison.Ordinal));
    }

    [Fact]
    public void A_service_that_is_down_at_the_end_decides_whatever_else_failed_and_counts_as_downtime()
    {
        string[] places = [Place("a"), Path.Combine(_machine.Temp, "not there")];
        _machine.Settings["BackupConfiguration.NetworkBackupPaths"] = places;

        var result = _machine.RunAnd(BackupStep.Archive, () =>
        {
            _machine.Service.State = ServiceState.Stopped;
            _machine.Service.StartError = 1058;
        });

        Assert.Equal(["ServiceNotRestarted", "DestinationNotFound"], result.Errors.Select(error => error.Id));
        Assert.Equal(ExitCode.Service, result.ExitCode);
        Assert.Equal(StepOutcome.Failed, result.Steps.Single(step => step.Name == BackupStep.Distribute).Outcome);
        Assert.True(result.ServiceDowntimeSeconds > 10, $"{result.ServiceDowntimeSeconds} s");
    }

    [Theory]
    [InlineData("rewritten")]
    [InlineData("removed")]
    [InlineData("added")]
    public void A_dump_that_is_changed_after_its_proof_is_not_archived(string change)
    {
        var result = _machine.RunAnd(BackupStep.ProveDump, () =>
        {
            var file = Directory.EnumerateFiles(_machine.Temp, "*.metadata.json", SearchOption.AllDirectories).First();
            switch (change)
            {
                case "rewritten":
                    File.AppendAllText(file, " ");
                    break;
                case "removed":
                    File.Delete(file);
                    break;
                default:
                    File.WriteAllText(file + ".extra", "");
                    break;
            }
        });

        Assert.Equal(ErrorCatalogue.DumpNotProved.Id, Assert.Single(result.Errors).Id);
        Assert.Contains("after the dump had been proved", result.Errors[0].Message, StringComparison.Ordinal);
        Assert.Empty(_machine.Archived);
        AssertPutBack();
    }

    [Fact]
    public void A_history_that_can_not_be_written_leaves_the_result_as_it_is()
    {
        _ = Directory.CreateDirectory(Path.Combine(_machine.Plan().Server.StateDirectory, "history.jsonl"));

        var result = _machine.Run();

        Assert.Equal((BackupStatus.Success, ExitCode.Success), (result.Status, result.ExitCode));
        Assert.NotNull(result.ArchivePath);
    }

    [Fact]
    public void What_a_killed_run_left_in_staging_is_named()
    {
        var leftover = Directory.CreateDirectory(Path.Combine(_machine.Temp, "AlteryxBackup_20240101_020000_77")).FullName;

        var result = _machine.Run();

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Contains(result.Warnings, warning => warning.StartsWith(leftover, StringComparison.Ordinal));
        Assert.True(Directory.Exists(leftover));
    }

    [Fact]
    public void ConfigOnly_never_touches_the_service_or_the_database()
    {
        var result = _machine.Run(BackupMode.ConfigOnly);

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Empty(_machine.Service.Requests);
        Assert.DoesNotContain("emongodump", _machine.AlteryxService.Verbs);
        Assert.Equal((0.0, null), (result.ServiceDowntimeSeconds, result.DocumentCount));
    }

    [Fact]
    public void DatabaseOnly_asks_for_no_secret()
    {
        var result = _machine.Run(BackupMode.DatabaseOnly);

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(["getversion", "emongodump"], _machine.AlteryxService.Verbs);
    }

    [Fact]
    public void A_service_found_stopped_is_dumped_and_stays_stopped()
    {
        _machine.Service.State = ServiceState.Stopped;

        var result = _machine.Run();

        Assert.Equal((ExitCode.Success, 0.0), (result.ExitCode, result.ServiceDowntimeSeconds));
        Assert.Empty(_machine.Service.Requests);
        Assert.Equal(StepOutcome.Skipped, result.Steps.Single(step => step.Name == BackupStep.StartService).Outcome);
        Assert.Contains(result.Warnings, warning => warning.Contains("already stopped", StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_that_stands_in_the_way_is_listed_at_once_and_nothing_is_touched()
    {
        File.Delete(_machine.ServiceExecutable);
        _machine.Host = _machine.Host with { IsElevated = false };
        _machine.Durable.Free = 10;

        var result = _machine.Run();

        Assert.Equal(ExitCode.Validation, result.ExitCode);
        Assert.Equal(["NotElevated", "AlteryxServiceNotFound", "DiskFull"], result.Errors.Select(error => error.Id));
        Assert.Equal([BackupStep.Initialize], result.Steps.Select(step => step.Name));
        Assert.Empty(_machine.Service.Requests);
        Assert.Empty(_machine.Staged);
        Assert.Empty(_machine.Archived);
    }

    [Fact]
    public void A_stop_that_is_refused_ends_the_run_with_2_and_no_dump()
    {
        _machine.Service.StopError = 5;

        var result = _machine.Run();

        AssertFailed(result, ErrorCatalogue.ServiceStopRefused, BackupStep.StopService);
        Assert.Equal(["stop AlteryxService"], _machine.Service.Requests);
        Assert.DoesNotContain("emongodump", _machine.AlteryxService.Verbs);
    }

    [Fact]
    public void A_dump_that_fails_by_exit_code_is_5_with_the_service_back()
    {
        _machine.AlteryxService.OnDump = folder => FakeAlteryxService.WriteDump(folder) + 1;

        var result = _machine.Run();

        AssertFailed(result, ErrorCatalogue.DumpFailed, BackupStep.DumpDatabase, BackupStep.ProveDump);
        AssertPutBack();
    }

    [Theory]
    [InlineData(1, BackupStep.DumpDatabase, BackupStep.ProveDump)]
    [InlineData(0, BackupStep.ProveDump)]
    public void A_dump_that_fails_on_a_disk_without_room_is_the_disks_fault_whatever_its_tool_says(int toolExitCode, params BackupStep[] failing)
    {
        _machine.Durable.Free = 1 << 20;
        _machine.AlteryxService.OnDump = folder =>
        {
            _ = FakeAlteryxService.WriteDump(folder);
            File.Delete(Directory.EnumerateFiles(folder, "*.metadata.json", SearchOption.AllDirectories).First());
            return toolExitCode;
        };

        var result = _machine.Run();

        AssertFailed(result, ErrorCatalogue.DiskFull, failing);
        Assert.Contains(_machine.Temp, result.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("metadata file is missing", result.Errors[0].Message, StringComparison.Ordinal);
        AssertPutBack();
    }

    [Fact]
    public void A_dump_that_silently_holds_nothing_is_5_with_the_service_back()
    {
        _machine.AlteryxService.OnDump = _ => 0;

        AssertFailed(_machine.Run(), ErrorCatalogue.DumpNotProved, BackupStep.ProveDump);
        AssertPutBack();
    }

    [Fact]
    public void A_dump_program_that_breaks_puts_the_service_back()
    {
        _machine.AlteryxService.OnDump = _ => throw new InvalidOperationException("odd");

        AssertFailed(_machine.Run(), ErrorCatalogue.Unexpected, BackupStep.DumpDatabase);
        AssertPutBack();
    }

    [Fact]
    public void A_service_that_does_not_come_back_decides_and_the_dump_that_failed_before_is_listed_too()
    {
        _machine.AlteryxService.OnDump = _ => throw new InvalidOperationException("odd");
        _machine.Service.StartError = 1058;

        var result = _machine.Run();

        Assert.Equal(["ServiceNotRestarted", "Unexpected"], result.Errors.Select(error => error.Id));
        Assert.Equal(ExitCode.Service, result.ExitCode);
        Assert.Contains("(error 1058)", result.Errors[0].Message, StringComparison.Ordinal);
        Assert.True(result.ServiceDowntimeSeconds >= 10, $"It was down, not {result.ServiceDowntimeSeconds} s.");
        AssertNothingLeft(result);
    }

    [Fact]
    public void A_dump_that_failed_by_its_own_word_is_not_forgotten_when_the_service_does_not_come_back()
    {
        _machine.AlteryxService.OnDump = folder => FakeAlteryxService.WriteDump(folder) + 1;
        _machine.Service.StartError = 1058;

        var result = _machine.Run();

        Assert.Equal(["ServiceNotRestarted", "DumpFailed"], result.Errors.Select(error => error.Id));
        Assert.Contains("exit code 1", result.Errors[1].Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Service, result.ExitCode);
        AssertNothingLeft(result);
    }

    [Fact]
    public void A_name_that_was_given_but_not_flushed_is_not_told_as_one_that_was_not_given()
    {
        var occurrence = Occurrence(DurableCall.Publish, Archive);
        _machine.Durable.Fail(DurableCall.Publish, new NameNotFlushedException("the archive", new IOException("I/O error")), occurrence);

        var error = Assert.Single(_machine.Run(BackupMode.Full).Errors);

        Assert.Contains("The archive has its final name", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("did not get", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_that_were_finished_before_a_cancellation_are_listed_in_the_result_and_beside_the_archive()
    {
        string[] places = [Place("a"), Place("b")];
        _machine.Settings["BackupConfiguration.NetworkBackupPaths"] = places;
        using var cancellation = new CancellationTokenSource();

        var result = new BackupOperation(_machine.Machine).Run(new BackupRequest { Parameters = Configured() }, new Cancelling(cancellation, "Copied to"), cancellation.Token);

        Assert.Equal(BackupStatus.Cancelled, result.Status);
        Assert.Equal((places[0], true), (Assert.Single(result.Copies).Destination, result.Copies[0].Verified));
        var summary = Sidecars.ReadSummary(new FileSystem(), result.ArchivePath!)!;
        Assert.Equal((Path.Combine(places[0], Archive), true), (Assert.Single(summary.Copies).Path, summary.Copies[0].Verified));
        Assert.Empty(Directory.GetFiles(places[1], "*.zip"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".sha256")]
    public void A_copy_that_is_gone_again_is_one_that_failed_and_the_others_and_the_archive_stay_good(string end)
    {
        string[] places = [Place("a"), Place("b")];
        _machine.Settings["BackupConfiguration.NetworkBackupPaths"] = places;

        var result = _machine.RunAnd(BackupStep.Distribute, () => File.Delete(Path.Combine(places[0], Archive + end)));

        Assert.Equal((ExitCode.Storage, "CopyFailed"), (result.ExitCode, Assert.Single(result.Errors).Id));
        Assert.Contains(Path.Combine(places[0], Archive + end), result.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal([false, true], result.Copies.Select(copy => copy.Verified));
        Assert.Equal([result.Errors[0], null], result.Copies.Select(copy => copy.Error));
        var told = Sidecars.ReadSummary(new FileSystem(), result.ArchivePath!)!.Copies;
        Assert.Equal([(false, "CopyFailed"), (true, null)], told.Select(copy => (copy.Verified, copy.ErrorId)));
        Assert.Contains(result.Retention, decision => decision.ArchivePath == Path.Combine(places[1], Archive));
        Assert.DoesNotContain(result.Retention, decision => decision.ArchivePath.StartsWith(places[0], StringComparison.Ordinal));
    }

    [Fact]
    public void Cancelled_during_the_dump_it_is_1_with_the_service_back()
    {
        using var cancellation = new CancellationTokenSource();
        _machine.AlteryxService.OnDump = _ =>
        {
            cancellation.Cancel();
            return 0;
        };

        var result = _machine.Run(cancellation: cancellation.Token);

        Assert.Equal((BackupStatus.Cancelled, ExitCode.General), (result.Status, result.ExitCode));
        AssertNothingLeft(result);
        AssertPutBack();
    }

    [Fact]
    public void A_host_that_throws_when_told_of_the_stop_leaves_no_service_down()
    {
        var host = new Throwing("Step StopService");

        var result = new BackupOperation(_machine.Machine).Run(new BackupRequest { Parameters = Configured() }, host, CancellationToken.None);

        Assert.Equal(ExitCode.Success, result.ExitCode);
        AssertPutBack();
    }

    [Fact]
    public void A_token_that_cannot_be_had_is_3_and_makes_no_archive()
    {
        _machine.AlteryxService.Token = " ";

        AssertFailed(_machine.Run(), ErrorCatalogue.ControllerTokenNotExported, BackupStep.CollectFiles);
        AssertPutBack();
    }

    [Theory]
    [InlineData(DurableCall.Flush)]
    [InlineData(DurableCall.OpenReadBack)]
    [InlineData(DurableCall.Publish)]
    public void An_archive_that_cannot_be_written_is_4_and_leaves_nothing_under_a_final_name(object call)
    {
        var occurrence = Occurrence((DurableCall)call, Archive);
        _machine.Durable.Fail((DurableCall)call, new IOException("no more", 28), occurrence);

        AssertFailed(_machine.Run(), ErrorCatalogue.DiskFull, BackupStep.Archive);
        _machine.Durable.AssertAllFaultsUsed();
        AssertPutBack();
    }

    [Fact]
    public void An_archive_whose_sidecars_cannot_be_written_is_4_and_is_told_of_since_it_stands()
    {
        _machine.Durable.Fail(DurableCall.Replace, new IOException("no more", 28), Occurrence(DurableCall.Replace, Archive));

        var result = _machine.Run();

        Assert.Equal((ExitCode.Storage, Path.Combine(_machine.Backups, Archive)), (result.ExitCode, result.ArchivePath));
        Assert.Equal([Archive], _machine.Archived);
    }

    [Fact]
    public void Staging_that_cannot_be_removed_is_a_warning_and_undoes_no_archive()
    {
        _machine.Files = UndeletableFolders.Create();

        var result = _machine.Run();

        Assert.Equal((ExitCode.Success, Path.Combine(_machine.Backups, Archive)), (result.ExitCode, result.ArchivePath));
        Assert.Contains(result.Warnings, warning => warning.Contains(_machine.Staged.Single(), StringComparison.Ordinal) && warning.Contains("remove it by hand", StringComparison.Ordinal));
    }

    [Fact]
    public void Staging_that_cannot_be_made_is_4_with_the_service_untouched()
    {
        _machine.Durable.Fail(DurableCall.CreateFolder, new UnauthorizedAccessException("denied"), Occurrence(DurableCall.CreateFolder, StagingFolder.Prefix));

        AssertFailed(_machine.Run(), ErrorCatalogue.PathNotWritable, BackupStep.Initialize);
        Assert.Empty(_machine.Service.Requests);
    }

    [Fact]
    public void A_log_that_cannot_be_begun_is_4_before_anything_else()
    {
        _machine.Durable.Fail(DurableCall.CreateFolder, new UnauthorizedAccessException("denied"), Occurrence(DurableCall.CreateFolder, "Logs"));

        var result = _machine.Run();

        Assert.Equal((ExitCode.Storage, "PathNotWritable", null), (result.ExitCode, result.Errors.Single().Id, result.LogPath));
        Assert.Empty(result.Steps);
        Assert.Empty(_machine.Service.Requests);
    }

    [Fact]
    public void The_secrets_of_the_server_stand_in_no_log_and_in_nothing_a_host_hears()
    {
        var result = _machine.Run();

        var told = File.ReadAllText(result.LogPath!) + string.Join('\n', _machine.Heard.Events);
        Assert.All(new[] { "t0ken-of-the-controller", "adm1n-password", "us3r-password" }, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
    }

    private string Place(string name) => Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_machine.RuntimeSettings)!, "..", "places-" + name)).FullName;

    private Dictionary<string, object> Configured()
    {
        _ = _machine.Plan();
        return _machine.Settings;
    }

    // A run without faults tells which of the calls of a kind is the one for that file or folder.
    private static int Occurrence(DurableCall call, string name)
    {
        using var rehearsal = new SimulatedMachine();
        _ = rehearsal.Run();
        return rehearsal.Durable.Calls.Where(made => made.Call == call).ToList().FindIndex(made => Path.GetFileName(made.Path).StartsWith(name, StringComparison.Ordinal)) + 1;
    }

    private void AssertFailed(BackupResult result, ErrorDefinition error, params BackupStep[] steps)
    {
        Assert.Equal([error.Id], result.Errors.Select(listed => listed.Id));
        Assert.Equal((BackupStatus.Failed, error.ExitCode), (result.Status, result.ExitCode));
        Assert.Equal(steps, result.Steps.Where(record => record.Outcome == StepOutcome.Failed).Select(record => record.Name));
        AssertNothingLeft(result);
    }

    private void AssertNothingLeft(BackupResult result)
    {
        Assert.Null(result.ArchivePath);
        Assert.Empty(_machine.Archived);
        Assert.Empty(_machine.Staged);
        Assert.Contains(result.Errors[0].Id, File.ReadAllText(result.LogPath!), StringComparison.Ordinal);
    }

    private void AssertPutBack()
    {
        Assert.Equal(["stop AlteryxService", "start AlteryxService"], _machine.Service.Requests);
        Assert.Equal(ServiceState.Running, _machine.Service.State);
        Assert.Empty(_machine.Staged);
    }

    private sealed class Cancelling(CancellationTokenSource cancellation, string when) : IOperationObserver
    {
        public void Observe(OperationEvent happened)
        {
            if (happened is MessageEvent message && message.Text.StartsWith(when, StringComparison.Ordinal))
            {
                cancellation.Cancel();
            }
        }
    }

    private sealed class Throwing(string when) : IOperationObserver
    {
        public void Observe(OperationEvent happened)
        {
            if (happened is StepFinishedEvent finished && "Step " + finished.Step == when)
            {
                throw new OperationCanceledException("The pipeline was stopped.");
            }
        }
    }
}
