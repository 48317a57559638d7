using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Prune;
using AlteryxBackup.Platform.Errors;
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

        Assert.Equal([RetentionRule.NewestGood, RetentionRule.Expired, RetentionRule.Expired], result.Decisions.Select(decision => decision.Rule));
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

    private List<string> Everything() => new DirectoryInfo(Path.GetDirectoryName(_machine.Backups)!).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .Select(entry => $"{entry.FullName} {(entry as FileInfo)?.Length} {entry.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal).ToList();
}
