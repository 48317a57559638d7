using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;
using AlteryxBackup.Tests.Files;
using AlteryxBackup.Tests.Operations;

namespace AlteryxBackup.Tests.Retention;

public sealed class BackupRetentionTests : IDisposable
{
    private readonly SimulatedMachine _machine = new();
    private readonly string _old;
    private readonly string _oldLog;

    public BackupRetentionTests()
    {
        var first = _machine.Run(BackupMode.ConfigOnly);
        _old = first.ArchivePath!;
        _oldLog = first.LogPath!;
        _machine.Clock.Advance(TimeSpan.FromDays(100));
    }

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_verified_run_removes_what_its_plan_foretold()
    {
        var plan = _machine.Plan(BackupMode.ConfigOnly);
        var foretold = plan.Retention.Decisions.Select(decision => (decision.ArchivePath, decision.Rule)).ToList();
        Assert.Equal([(plan.ArchivePath, RetentionRule.NewestGood), (_old, RetentionRule.Expired)], foretold);
        Assert.Equal([_oldLog], plan.ExpiredLogs.Select(log => log.Path));
        Assert.True(File.Exists(_old));

        var result = _machine.Run(BackupMode.ConfigOnly);

        Assert.Equal(BackupStatus.Success, result.Status);
        Assert.Equal(foretold, result.Retention.Select(decision => (decision.ArchivePath, decision.Rule)));
        Assert.Equal(3, _machine.Archived.Count());
        Assert.False(File.Exists(_old));
        Assert.Equal([result.LogPath!], Directory.GetFiles(_machine.Logs));
    }

    [Fact]
    public void What_would_be_removed_at_a_destination_is_foretold_and_done_there_too()
    {
        var place = Directory.CreateDirectory(Path.Combine(_machine.Temp, "..", "Copies")).FullName;
        var copied = Path.Combine(place, Path.GetFileName(_old));
        File.Copy(_old, copied);
        File.Copy(_old + ".manifest.json", copied + ".manifest.json");
        _machine.Settings["BackupConfiguration.NetworkBackupPaths"] = (string[])[place, Path.Combine(place, "not there")];

        var plan = _machine.Plan(BackupMode.ConfigOnly);

        Assert.Equal(
            [(plan.ArchivePath, RetentionRule.NewestGood), (_old, RetentionRule.Expired), (Path.Combine(place, Path.GetFileName(plan.ArchivePath)), RetentionRule.NewestGood), (copied, RetentionRule.Expired)],
            plan.Retention.Decisions.Select(decision => (decision.ArchivePath, decision.Rule)));
        Assert.True(File.Exists(copied));

        _machine.Settings["BackupConfiguration.NetworkBackupPaths"] = (string[])[place];
        Assert.Equal(plan.Retention.Decisions.Select(decision => decision.ArchivePath), _machine.Run(BackupMode.ConfigOnly).Retention.Select(decision => decision.ArchivePath));
        Assert.False(File.Exists(copied));
    }

    [Fact]
    public void Another_mode_s_run_leaves_it_the_newest_good_one()
    {
        var result = _machine.Run();

        Assert.Equal(RetentionRule.NewestGood, result.Retention.Single(decision => decision.ArchivePath == _old).Rule);
        Assert.True(File.Exists(_old));
    }

    [Fact]
    public void A_run_leaves_another_server_s_archives_alone_and_its_plan_says_so()
    {
        _machine.Host = _machine.Host with { MachineName = "SERVER2" };
        Assert.Equal(RetentionRule.OtherServer, _machine.Plan(BackupMode.ConfigOnly).Retention.Decisions.Single(decision => decision.ArchivePath == _old).Rule);

        var result = _machine.Run(BackupMode.ConfigOnly);

        Assert.Equal(RetentionRule.OtherServer, result.Retention.Single(decision => decision.ArchivePath == _old).Rule);
        Assert.True(File.Exists(_old));
    }

    [Theory]
    [InlineData("ValidationConfiguration.VerifyArchiveIntegrity")]
    [InlineData("ValidationConfiguration.CalculateChecksums")]
    public void A_run_that_does_not_verify_removes_nothing_and_says_so_beforehand(string check)
    {
        _machine.Settings[check] = false;
        var rules = _machine.Plan(BackupMode.ConfigOnly).Retention.Decisions.Where(decision => decision.ArchivePath == _old).Select(decision => decision.Rule);
        Assert.DoesNotContain(RetentionRule.Expired, rules);

        var result = _machine.Run(BackupMode.ConfigOnly);

        Assert.Empty(result.Retention);
        Assert.True(File.Exists(_old));
        Assert.True(File.Exists(_oldLog));
    }

    [Fact]
    public void A_run_that_fails_removes_nothing()
    {
        var result = _machine.Run(BackupMode.ConfigOnly, new CancellationToken(canceled: true));

        Assert.NotEqual(BackupStatus.Success, result.Status);
        Assert.True(File.Exists(_old));
        Assert.True(File.Exists(_oldLog));
    }

    [Fact]
    public void An_archive_that_cannot_be_removed_is_a_warning_of_a_good_run()
    {
        _machine.Files = FaultyFileSystem.WithoutDeleting(_old);

        var result = _machine.Run(BackupMode.ConfigOnly);

        Assert.Equal((BackupStatus.Success, ExitCode.Success), (result.Status, result.ExitCode));
        Assert.Contains(result.Warnings, warning => warning.Contains(_old, StringComparison.Ordinal) && warning.Contains("in use", StringComparison.Ordinal));
        Assert.Equal(RemovalOutcome.Failed, result.Retention.Single(decision => decision.ArchivePath == _old).Outcome);
    }
}
