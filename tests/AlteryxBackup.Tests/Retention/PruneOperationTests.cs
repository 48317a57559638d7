using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Prune;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Retention;
using AlteryxBackup.Tests.Files;
using AlteryxBackup.Tests.Operations;

namespace AlteryxBackup.Tests.Retention;

public sealed class PruneOperationTests : IDisposable
{
    private readonly SimulatedMachine _machine = new();
    private readonly List<string> _archives = [];

    // Three backups a day apart, then four months without any.
    public PruneOperationTests()
    {
        for (var day = 0; day < 3; day++)
        {
            _machine.Settings["BackupConfiguration.RetentionDays.ConfigOnly"] = 0;
            _archives.Add(_machine.Run(BackupMode.ConfigOnly).ArchivePath!);
            _machine.Clock.Advance(TimeSpan.FromDays(1));
        }

        _machine.Settings["BackupConfiguration.RetentionDays.ConfigOnly"] = 30;
        _machine.Clock.Advance(TimeSpan.FromDays(120));
    }

    private PruneRequest Request => new() { Parameters = _machine.Settings };

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void What_if_names_what_would_go_and_changes_nothing()
    {
        var before = Everything();

        var result = new PruneOperation(_machine.Machine).Plan(Request, CancellationToken.None);

        Assert.Equal([RetentionRule.NewestGood, RetentionRule.Expired, RetentionRule.Expired], Assert.Single(result.Places).Decisions.Select(decision => decision.Rule));
        Assert.Equal((true, 3, 0), (result.WhatIf, result.Logs.Count, result.RemovedCount));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void It_removes_what_is_beyond_its_days_but_not_the_last_good_one_and_then_nothing_more()
    {
        var result = Run();

        Assert.Equal((ExitCode.Success, 2), (result.ExitCode, result.RemovedCount));
        Assert.Equal(3, _machine.Archived.Count());
        Assert.True(File.Exists(_archives[2]));
        var log = Assert.Single(Directory.GetFiles(_machine.Logs));
        Assert.Contains("Expired", File.ReadAllText(log), StringComparison.Ordinal);
        Assert.Equal(0, Run().RemovedCount);
    }

    [Fact]
    public void Log_and_event_of_a_failed_prune_say_why()
    {
        var gone = Path.Combine(_machine.Temp, "gone");
        _machine.Settings["BackupConfiguration.NetworkBackupPaths"] = (string[])[gone];
        var events = new HeardEvents();

        var result = new PruneOperation(_machine.Machine with { EventLog = events }).Run(Request, _machine.Heard, CancellationToken.None);

        Assert.Equal(ExitCode.Storage, result.ExitCode);
        Assert.Contains("DestinationUnreachable", File.ReadAllText(Assert.Single(Directory.GetFiles(_machine.Logs))), StringComparison.Ordinal);
        Assert.Contains($"DestinationUnreachable: The destination '{gone}'", Assert.Single(events.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_is_no_folder_to_prune() =>
        Assert.Equal(
            ErrorCatalogue.UsageInvalid,
            Assert.Throws<BackupException>(() => new PruneOperation(_machine.Machine).Plan(Request with { Folder = _archives[0] }, CancellationToken.None)).Error);

    private sealed class HeardEvents : ISystemEventLog
    {
        public List<string> Texts { get; } = [];

        public void Write(SystemEvent happened) => Texts.Add(happened.Text);
    }

    [Fact]
    public void A_folder_that_is_named_is_pruned_and_the_logs_are_left_alone()
    {
        var result = new PruneOperation(_machine.Machine).Run(Request with { Folder = _machine.Backups }, _machine.Heard, CancellationToken.None);

        Assert.Equal((2, 0), (result.RemovedCount, result.Logs.Count));
        Assert.Equal(4, Directory.GetFiles(_machine.Logs).Length);
    }

    [Fact]
    public void What_cannot_be_removed_decides_the_exit_code_and_does_not_stop_the_rest()
    {
        _machine.Files = FaultyFileSystem.WithoutDeleting(_archives[0]);

        var result = Run();

        Assert.Equal((ExitCode.Storage, 1), (result.ExitCode, result.RemovedCount));
        var error = Assert.Single(result.Errors);
        Assert.Equal(nameof(ErrorCatalogue.PathNotWritable), error.Id);
        Assert.Contains(_archives[0], error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_archives[1]));
    }

    [Fact]
    public void Every_place_is_pruned_by_itself_and_one_that_is_not_there_is_told_and_stops_none()
    {
        var copies = Directory.CreateDirectory(_machine.Backups + "-copies").FullName;
        foreach (var archive in _archives.Take(2))
        {
            File.Copy(archive, Path.Combine(copies, Path.GetFileName(archive)));
            File.Copy(archive + ".manifest.json", Path.Combine(copies, Path.GetFileName(archive) + ".manifest.json"));
            File.Copy(archive + ".sha256", Path.Combine(copies, Path.GetFileName(archive) + ".sha256"));
        }

        var gone = _machine.Backups + "-gone";
        _machine.Settings["BackupConfiguration.NetworkBackupPaths"] = new[] { gone, copies };

        var foretold = new PruneOperation(_machine.Machine).Plan(Request, CancellationToken.None);
        var result = Run();

        Assert.Equal([_machine.Backups, gone, copies], result.Places.Select(place => place.Folder));
        Assert.Equal([3, 0, 2], result.Places.Select(place => place.Decisions.Count));
        Assert.Equal([null, "DestinationNotFound", null], result.Places.Select(place => place.Error?.Id));
        Assert.Equal((ExitCode.Storage, 3), (result.ExitCode, result.RemovedCount));
        Assert.Equal("DestinationNotFound", Assert.Single(result.Errors).Id);
        Assert.True(File.Exists(Path.Combine(copies, Path.GetFileName(_archives[1]))));
        Assert.False(File.Exists(Path.Combine(copies, Path.GetFileName(_archives[0]))));
        Assert.Equal(
            foretold.Places.SelectMany(place => place.Decisions).Select(decision => (decision.ArchivePath, decision.Rule)),
            result.Places.SelectMany(place => place.Decisions).Select(decision => (decision.ArchivePath, decision.Rule)));
        Assert.Equal((ExitCode.Storage, 0), (foretold.ExitCode, foretold.RemovedCount));
    }

    [Fact]
    public void Archives_of_another_server_stay_until_that_server_is_named()
    {
        _machine.Host = _machine.Host with { MachineName = "SERVER2" };

        var result = Run();

        Assert.Equal((ExitCode.Success, 0), (result.ExitCode, result.RemovedCount));
        Assert.All(result.Places[0].Decisions, decision => Assert.Equal((RetentionRule.OtherServer, "SERVER1"), (decision.Rule, decision.Hostname)));
        Assert.Contains(_machine.Heard.Texts(MessageLevel.Info), message => message.Contains("3 archive(s) of server SERVER1", StringComparison.Ordinal));

        var named = new PruneOperation(_machine.Machine).Run(Request with { Server = "server1" }, _machine.Heard, CancellationToken.None);

        Assert.Equal((2, 0), (named.RemovedCount, named.Logs.Count));
        Assert.True(File.Exists(_archives[2]));
    }

    [Fact]
    public void A_folder_that_is_named_is_the_only_one()
    {
        _machine.Settings["BackupConfiguration.NetworkBackupPaths"] = new[] { _machine.Backups + "-gone" };

        var result = new PruneOperation(_machine.Machine).Run(Request with { Folder = _machine.Backups }, _machine.Heard, CancellationToken.None);

        Assert.Equal((ExitCode.Success, _machine.Backups), (result.ExitCode, Assert.Single(result.Places).Folder));
    }

    [Fact]
    public void What_a_killed_run_of_this_server_left_unfinished_goes_after_a_day_and_what_may_be_another_server_s_stays()
    {
        _machine.Settings["BackupConfiguration.ArchiveNamePattern"] = "{Host}_{Mode}_{Time}";
        var ours = Unfinished("SERVER1_Full_20240101_020000.zip.partial", 2);
        var fresh = Unfinished("SERVER1_Full_20240102_020000.zip.partial", 0.9);
        var theirs = Unfinished("SERVER2_Full_20240101_020000.zip.partial", 9);
        var nobodys = Unfinished("ServerBackup_Full_20240101_020000.zip.manifest.json.partial", 9);
        var strange = Unfinished("report.zip.partial", 9);

        var result = Run();

        Assert.Equal(
            [(fresh, RemovalOutcome.Kept), (ours, RemovalOutcome.Removed), (theirs, RemovalOutcome.Kept), (nobodys, RemovalOutcome.Kept)],
            result.Places[0].Unfinished.Select(file => (file.Path, file.Outcome)).OrderBy(file => file.Path != fresh).ThenBy(file => file.Path, StringComparer.Ordinal));
        Assert.False(File.Exists(ours));
        Assert.All(new[] { fresh, theirs, nobodys, strange }, path => Assert.True(File.Exists(path)));
        Assert.All(new[] { fresh, theirs, nobodys }, path => Assert.Single(result.Warnings, warning => warning.StartsWith(path, StringComparison.Ordinal)));
        Assert.DoesNotContain(result.Warnings, warning => warning.Contains(strange, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_host_in_the_names_nothing_unfinished_is_removed_and_a_backup_run_tells_of_it()
    {
        var left = Unfinished(Path.GetFileName(_archives[0]) + ".sha256.partial", 100);

        var result = _machine.Run(BackupMode.ConfigOnly);

        Assert.Contains(result.Warnings, warning => warning.StartsWith(left, StringComparison.Ordinal));
        Assert.True(File.Exists(left));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error()
    {
        var missing = Path.Combine(_machine.Backups, "none");

        var failure = Assert.Throws<BackupException>(() => new PruneOperation(_machine.Machine).Run(Request with { Folder = missing }, _machine.Heard, CancellationToken.None));

        Assert.Equal(ErrorCatalogue.DestinationUnreachable, failure.Error);
    }

    [Fact]
    public void It_does_not_run_beside_another_operation()
    {
        var machine = _machine.Machine;
        var state = Path.GetDirectoryName(Directory.GetFiles(Path.GetDirectoryName(_machine.Backups)!, "run.lock").Single())!;
        using var held = new RunLock(state, machine.Files, machine.DurableFiles, machine.Clock, machine.Host).Acquire("Backup", "Full");

        Assert.Equal(ErrorCatalogue.AlreadyRunning, Assert.Throws<BackupException>(Run).Error);
        Assert.All(_archives, archive => Assert.True(File.Exists(archive)));
    }

    private PruneResult Run() => new PruneOperation(_machine.Machine).Run(Request, _machine.Heard, CancellationToken.None);

    private string Unfinished(string name, double days)
    {
        var path = Path.Combine(_machine.Backups, name);
        File.WriteAllText(path, "begun");
        File.SetLastWriteTimeUtc(path, _machine.Clock.UtcNow.UtcDateTime.AddDays(-days));
        return path;
    }

    private List<string> Everything() => new DirectoryInfo(Path.GetDirectoryName(_machine.Backups)!).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .Select(entry => $"{entry.FullName} {(entry as FileInfo)?.Length} {entry.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal).ToList();
}
