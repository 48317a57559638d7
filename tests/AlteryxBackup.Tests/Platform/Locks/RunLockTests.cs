using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Tests.Faults;
using AlteryxBackup.Tests.Platform.Unix;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Platform.Locks;

public sealed class RunLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Machine _machine = LocalMachine.Create();

    private string LockFile => Path.Combine(_folder.Path, "run.lock");

    private string Record => Path.Combine(_folder.Path, "run.json");

    [Fact]
    public void Who_holds_the_lock_stands_beside_it_as_long_as_it_is_held()
    {
        using (Lock().Acquire("Backup", "Full"))
        {
            var record = JObject.Parse(File.ReadAllText(Record));
            Assert.Equal(["Operation", "Mode", "ProcessId", "Host", "User", "StartedAt"], record.Properties().Select(property => property.Name));
            Assert.Equal("Backup", (string?)record["Operation"]);
            Assert.Equal("Full", (string?)record["Mode"]);
            Assert.Equal(Environment.ProcessId, (int)record["ProcessId"]!);
            Assert.Equal(Environment.MachineName, (string?)record["Host"]);
            Assert.Contains("Z\"", File.ReadAllText(Record), StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Record));
        Assert.Equal(0, new FileInfo(LockFile).Length);
    }

    [Fact]
    public void A_second_run_in_the_same_process_is_refused_and_says_who_holds_it()
    {
        using var held = Lock().Acquire("Restore", null);

        var refused = Assert.Throws<BackupException>(() => Lock().Acquire("Backup", "Full"));

        Assert.Same(ErrorCatalogue.AlreadyRunning, refused.Error);
        Assert.Equal(ExitCode.General, refused.Error.ExitCode);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"Restore, process {Environment.ProcessId} on {Environment.MachineName}, started by "),
            refused.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_full_disk_it_holds_without_saying_by_whom()
    {
        File.WriteAllText(LockFile, "");
        File.WriteAllText(Record, "of a dead run");
        var disk = new FaultyDurableFiles(_machine.DurableFiles) { IsFull = true };

        using var held = new RunLock(_folder.Path, _machine.Files, disk, _machine.Clock, _machine.Host).Acquire("Guard", null);

        Assert.False(File.Exists(Record));
        Assert.Equal("AlreadyRunning", Assert.Throws<BackupException>(() => Lock().Acquire("Backup", "Full")).Error.Id);
    }

    [Fact]
    public void A_second_process_is_kept_out_and_let_in_afterwards()
    {
        using (Lock().Acquire("Backup", "Full"))
        {
            using var refused = LockHolder.Start(_folder.Path);
            Assert.Equal(nameof(ErrorCatalogue.AlreadyRunning), refused.Answer);
        }

        using var admitted = LockHolder.Start(_folder.Path);
        Assert.Equal(LockHolder.Held, admitted.Answer);
    }

    [Fact]
    public void A_lock_of_another_process_is_respected_and_its_holder_named()
    {
        using var other = LockHolder.Start(_folder.Path);
        Assert.Equal(LockHolder.Held, other.Answer);

        var refused = Assert.Throws<BackupException>(() => Lock().Acquire("Prune", null));

        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"Backup (Full), process {other.ProcessId} on "), refused.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_killed_holder_blocks_nobody_and_its_record_is_replaced()
    {
        using var killed = LockHolder.Start(_folder.Path);
        Assert.Equal(LockHolder.Held, killed.Answer);
        killed.Kill();
        Assert.True(File.Exists(Record));

        using var held = Lock().Acquire("Recover", null);

        Assert.Equal("Recover", (string?)JObject.Parse(File.ReadAllText(Record))["Operation"]);
    }

    [Fact]
    public void A_lock_that_keeps_nobody_out_is_no_lock()
    {
        using var unlocked = LockHolder.Start(_folder.Path, "DOTNET_SYSTEM_IO_DISABLEFILELOCKING");

        Assert.Equal(nameof(ErrorCatalogue.LockNotPossible), unlocked.Answer);
        Assert.False(File.Exists(Record));
    }

    [Theory]
    [InlineData("{\"Operation\":\"Back")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("")]
    public void A_record_that_says_nothing_is_no_reason_to_fail_otherwise(string record)
    {
        using var held = Lock().Acquire("Backup", "Full");
        File.WriteAllText(Record, record);

        var refused = Assert.Throws<BackupException>(() => Lock().Acquire("Backup", "Full"));

        Assert.Same(ErrorCatalogue.AlreadyRunning, refused.Error);
        Assert.Contains(LockFile, refused.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_crash_left_half_written_is_in_nobodys_way()
    {
        File.WriteAllText(Record + ".partial", "{");

        using var held = Lock().Acquire("Backup", "Full");

        Assert.True(File.Exists(Record));
        Assert.False(File.Exists(Record + ".partial"));
    }

    [Fact]
    public void A_missing_state_folder_is_told_as_a_path_that_cant_be_written()
    {
        var missing = Path.Combine(_folder.Path, "not there");
        var runLock = new RunLock(missing, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host);

        var failure = Assert.Throws<BackupException>(() => runLock.Acquire("Backup", "Full"));

        Assert.Same(ErrorCatalogue.PathNotWritable, failure.Error);
        Assert.Contains(missing, failure.Happened, StringComparison.Ordinal);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void Nobody_else_can_open_the_lock_file_and_so_hold_it()
    {
        Lock().Acquire("Backup", "Full").Dispose();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LockFile));
    }

    [Fact]
    public void However_many_try_at_once_there_is_one_holder_at_a_time()
    {
        var holders = 0;
        var acquired = 0;
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            try
            {
                using var held = Lock().Acquire("Backup", "Full");
                Assert.Equal(1, Interlocked.Increment(ref holders));
                Interlocked.Increment(ref acquired);
                Assert.True(File.Exists(Record));
                Interlocked.Decrement(ref holders);
            }
            catch (BackupException refused)
            {
                Assert.Same(ErrorCatalogue.AlreadyRunning, refused.Error);
            }
        });

        Assert.InRange(acquired, 1, 200);
        Lock().Acquire("Backup", "Full").Dispose();
    }

    [Fact]
    public void Giving_the_lock_back_twice_takes_nothing_from_the_next_holder()
    {
        var first = Lock().Acquire("Backup", "Full");
        first.Dispose();
        using var second = Lock().Acquire("Prune", null);

        first.Dispose();

        Assert.True(File.Exists(Record));
        Assert.Throws<BackupException>(() => Lock().Acquire("Backup", "Full"));
    }

    public void Dispose() => _folder.Dispose();

    private RunLock Lock() => new(_folder.Path, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host);
}
