using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Platform;
using AlteryxBackup.Reporting;
using AlteryxBackup.Retention;
using AlteryxBackup.Tests.Archives;

namespace AlteryxBackup.Tests.Retention;

public sealed class LogRetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 2, 0, 0, TimeSpan.FromHours(1));
    private static readonly LogRetention Retention = new(new FileSystem());

    [Fact]
    public void Logs_go_by_the_time_in_their_names_and_nothing_else_goes()
    {
        using var folder = new ScratchFolder();
        string[] expired = ["BackupLog_Full_20260822_015959.log", "BackupLog_Full_20200101_000000_2.log", "BackupLog_Prune_20250101_000000.log"];
        string[] kept =
        [
            "BackupLog_Full_20260823_020000.log", "BackupLog_Full_20261121_020000.log", "BackupLog_Full_20990101_000000.log", "BackupLog_Full_20201301_000000.log",
            "BackupLog_Full_20200101.log", "BackupLog_Full_20200101_000000.log.bak", "OtherLog_Full_20200101_000000.log", "notes.txt",
        ];
        foreach (var name in expired.Concat(kept))
        {
            File.SetLastWriteTimeUtc(folder.Write(name, [1]), DateTime.UtcNow.AddYears(-9));
        }

        var done = Retention.Run(Retention.Plan(folder.Path, 90, Now));

        Assert.Equal(expired.Order(StringComparer.Ordinal), done.Select(log => Path.GetFileName(log.Path)));
        Assert.All(done, log => Assert.Equal(RemovalOutcome.Removed, log.Outcome));
        Assert.Equal(kept.Order(StringComparer.Ordinal), Directory.GetFiles(folder.Path).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Zero_days_keep_them_for_ever()
    {
        using var folder = new ScratchFolder();
        _ = folder.Write("BackupLog_Full_20000101_000000.log", [1]);
        Assert.Empty(Retention.Plan(folder.Path, 0, Now));
    }

    [Fact]
    public void A_log_folder_that_is_not_there_has_none() => Assert.Empty(Retention.Plan(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), 1, Now));

    [Fact]
    public void The_names_that_runs_give_their_logs_are_recognised()
    {
        using var folder = new ScratchFolder();
        using (LogFile.Begin(LocalMachine.Create(), folder.Path, "DatabaseOnly"))
        using (LogFile.Begin(LocalMachine.Create(), folder.Path, "DatabaseOnly"))
        {
        }

        Assert.Equal(2, Retention.Plan(folder.Path, 1, DateTimeOffset.Now.AddDays(2)).Count);
    }
}
