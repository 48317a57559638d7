using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>Staging, archives and logs on one disk, as the defaults have them, and it gets full while the backup runs: after its checks, at every tenth of what it writes.</summary>
public sealed class FullDiskTests : IClassFixture<FullDiskTests.OneDisk>
{
    private readonly OneDisk _disk;

    public FullDiskTests(OneDisk disk) => _disk = disk;

    [SmallDiskTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void The_disk_gets_full(int tenth)
    {
        var before = _disk.Archives();

        var run = _disk.BackUpWithRoomFor(_disk.NeededKilobytes * tenth / 10);

        Assert.Equal((4, "Failed"), (run.ExitCode, run.Status));
        var error = Assert.Single(run.Errors);
        Assert.Equal("DiskFull", error.Id);
        Assert.Contains(_disk.Folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("Free space there", error.Action, StringComparison.Ordinal);
        Assert.Equal(ServiceState.Running, _disk.Lab.Status().ServiceState);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_disk.Folder, "Temp")));
        Assert.Equal(before, _disk.Archives());
        if (tenth == 0 && !run.Log.Contains("[ERROR] DiskFull: ", StringComparison.Ordinal))
        {
            // Nothing was left, and staging had nothing to give back: then the result says that the log can't.
            Assert.Contains(run.Warnings, warning => warning.StartsWith("LogFile failed", StringComparison.Ordinal));
            return;
        }

        Assert.Contains("[ERROR] DiskFull: ", run.Log, StringComparison.Ordinal);
        Assert.Matches("\\[ERROR\\] Full backup Failed .*exit code 4\\.\n$", run.Log);
    }

    [SmallDiskFact]
    public void All_that_the_run_needs_is_enough()
    {
        var run = _disk.BackUpWithRoomFor(_disk.NeededKilobytes + 64);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, AlteryxBackupProgram.Run("verify", run.ArchivePath).ExitCode);
    }

    /// <summary>A server, and a disk that holds the first of its archives.</summary>
    public sealed class OneDisk : IDisposable
    {
        private const int Roomy = 64 * 1024;

        private readonly TemporaryLab _lab = new();
        private readonly SmallDisk? _disk;
        private readonly string _limit = "";
        private readonly string _configuration = "";

        public OneDisk()
        {
            if (OperatingSystem.IsWindows() || SmallDisks.Lacking is not null)
            {
                return;
            }

            _disk = new SmallDisk(Roomy);
            _limit = _lab.PathTo("limit");
            _configuration = StopScript.Configure(_lab.Server, $"used=$(df -k --output=used '{_disk.Folder}' | tail -n 1)\nmount -o \"remount,size=$((used + $(cat '{_limit}')))k\" '{_disk.Folder}'");
            Lab.Start();
            var first = BackUpWithRoomFor(Roomy);
            Assert.Equal(0, first.ExitCode);
            NeededKilobytes = Needed(first.ArchivePath);
        }

        internal LabServer Lab => _lab.Server;

        internal string Folder => _disk!.Folder;

        /// <summary>What a run writes to staging and for its archive; a disk hands out whole blocks.</summary>
        internal long NeededKilobytes { get; }

        public void Dispose()
        {
            _disk?.Dispose();
            _lab.Dispose();
        }

        internal IReadOnlyList<string> Archives() => [.. FolderSnapshot.Of(Path.Combine(Folder, "Backups")).Where(line => !line.EndsWith("folder", StringComparison.Ordinal))];

        /// <summary>Runs a backup on a disk that has this room left from the stop of the service on, and room again afterwards.</summary>
        internal BackupRun BackUpWithRoomFor(long kilobytes)
        {
            File.WriteAllText(_limit, kilobytes.ToString(CultureInfo.InvariantCulture));
            try
            {
                return new BackupRun(AlteryxBackupProgram.Run(
                    "backup", "--config", _configuration, "--json",
                    "--set", $"BackupConfiguration.TempDirectory={Path.Combine(Folder, "Temp")}",
                    "--set", $"BackupConfiguration.LocalBackupPath={Path.Combine(Folder, "Backups")}",
                    "--set", $"BackupConfiguration.LogDirectory={Path.Combine(Folder, "Logs")}"));
            }
            finally
            {
                _disk!.Resize(Roomy);
            }
        }

        private static long Needed(string archive)
        {
            using var zip = ZipFile.OpenRead(archive);
            return zip.Entries.Select(entry => entry.Length).Append(new FileInfo(archive).Length).Sum(length => (length + 4095) / 4096 * 4);
        }
    }
}
