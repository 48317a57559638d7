using System;
using System.IO;
using System.Runtime.Versioning;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Reporting;

[UnsupportedOSPlatform("windows")]
public sealed class LogFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alteryx-backup-log-").FullName;
    private readonly FakeClock _clock = new();
    private readonly FaultyDurableFiles _durable = new(LocalMachine.Create().DurableFiles);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_line_holds_local_time_level_and_text()
    {
        var path = Write(log =>
        {
            log.Debug("d");
            log.Info("grün");
            _clock.Advance(TimeSpan.FromSeconds(61));
            log.Warning("w");
            log.Failure("e");
            log.Success("s");
        });

        Assert.Equal(Path.Combine(_folder, "BackupLog_Full_20240331_023000.log"), path);
        Assert.Equal(
            "2024-03-31 02:30:00 [DEBUG] d\n2024-03-31 02:30:00 [INFO] grün\n2024-03-31 02:31:01 [WARNING] w\n2024-03-31 02:31:01 [ERROR] e\n2024-03-31 02:31:01 [SUCCESS] s\n",
            File.ReadAllText(path));
        Assert.Equal((byte)'2', File.ReadAllBytes(path)[0]);
    }

    [Fact]
    public void Each_line_of_a_longer_text_is_a_line_of_the_log()
    {
        var path = Write(log => log.Info("one\r\ntwo\n"));

        Assert.Equal(["2024-03-31 02:30:00 [INFO] one", "2024-03-31 02:30:00 [INFO] two", "2024-03-31 02:30:00 [INFO] "], File.ReadAllLines(path));
    }

    [Fact]
    public void Steps_are_logged_as_they_go_and_their_progress_is_not()
    {
        var path = Write(log =>
        {
            log.Observe(new StepStartedEvent("Archive", _clock.UtcNow));
            log.Observe(new StepProgressEvent("Archive", "a", 1, 2, ProgressUnit.Bytes));
            log.Observe(new StepFinishedEvent("Archive", StepOutcome.Succeeded, TimeSpan.FromSeconds(1.25), "3 MB"));
            log.Observe(new StepFinishedEvent("Validate", StepOutcome.Failed, TimeSpan.FromSeconds(2), null));
            log.Observe(new StepFinishedEvent("StartService", StepOutcome.Skipped, TimeSpan.Zero, "stopped before"));
        });

        Assert.Equal(
        [
            "2024-03-31 02:30:00 [INFO] Step Archive begins.",
            "2024-03-31 02:30:00 [INFO] Step Archive done in 1.3 s: 3 MB",
            "2024-03-31 02:30:00 [ERROR] Step Validate failed after 2.0 s.",
            "2024-03-31 02:30:00 [INFO] Step StartService skipped: stopped before",
        ], File.ReadAllLines(path));
    }

    [Fact]
    public void A_name_that_is_taken_gets_a_number_and_the_earlier_log_stays()
    {
        var first = Write(log => log.Info("first"));

        Assert.Equal(
            (Path.Combine(_folder, "BackupLog_Full_20240331_023000_2.log"), Path.Combine(_folder, "BackupLog_Full_20240331_023000_3.log")),
            (Write(log => log.Info("second")), Write(log => log.Info("third"))));
        Assert.EndsWith("first\n", File.ReadAllText(first), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_missing_is_made_and_both_are_for_us_alone()
    {
        using var log = LogFile.Begin(Machine(), Path.Combine(_folder, "new"), "Full");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(log.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_folder, "new")));
    }

    [Fact]
    public void A_log_can_be_read_while_it_is_written()
    {
        using var log = LogFile.Begin(Machine(), _folder, "Full");
        log.Info("so far");

        Assert.EndsWith("so far", Assert.Single(ReadWhileOpen(log.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_ends_the_run_before_it_began()
    {
        _durable.Fail(DurableCall.Create, new UnauthorizedAccessException("denied"));

        var failure = Assert.Throws<BackupException>(() => LogFile.Begin(Machine(), _folder, "Full"));

        Assert.Same(ErrorCatalogue.PathNotWritable, failure.Error);
        Assert.Contains(_folder, failure.Happened, StringComparison.Ordinal);
        Assert.Contains("nothing else was begun", failure.State, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_told_as_such()
    {
        _durable.Fail(DurableCall.CreateFolder, new IOException("No space left on device", 28));

        var full = Assert.Throws<BackupException>(() => LogFile.Begin(Machine(), _folder, "Full"));
        Assert.Same(ErrorCatalogue.DiskFull, full.Error);
        Assert.Contains("BackupConfiguration.LogDirectory", full.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_full_disk_kept_out_is_written_when_there_is_room_again()
    {
        _durable.Fail(DurableCall.Write, new IOException("full"), occurrence: 2).Fail(DurableCall.Write, new IOException("full"), occurrence: 3);
        using var log = LogFile.Begin(Machine(), _folder, "Full");
        var group = new ObserverGroup([log]);

        group.Info("a");
        group.Info("b");
        group.Failure("c");

        Assert.Equal(
            ["2024-03-31 02:30:00 [INFO] a", "2024-03-31 02:30:00 [INFO] b", "2024-03-31 02:30:00 [WARNING] LogFile failed and may miss what happens from here on: full", "2024-03-31 02:30:00 [ERROR] c"],
            ReadWhileOpen(log.Path));
        _durable.AssertAllFaultsUsed();
    }

    [Fact]
    public void A_disk_that_stays_full_is_told_once_and_closing_the_log_says_nothing_more()
    {
        for (var write = 1; write <= 3; write++)
        {
            _ = _durable.Fail(DurableCall.Write, new IOException("full"), write);
        }

        var log = LogFile.Begin(Machine(), _folder, "Full");
        var warnings = new WarningCollector();
        var group = new ObserverGroup([log, warnings]);

        group.Info("a");
        group.Info("b");
        log.Dispose();

        Assert.Equal("LogFile failed and may miss what happens from here on: full", Assert.Single(warnings.Warnings));
    }

    private static string[] ReadWhileOpen(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    private Machine Machine() => LocalMachine.Create() with { DurableFiles = _durable, Clock = _clock };

    private string Write(Action<LogFile> write)
    {
        using var log = LogFile.Begin(Machine(), _folder, "Full");
        write(log);
        return log.Path;
    }
}
