using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Archives;

public sealed class SidecarsTests
{
    [Fact]
    public void Both_files_stand_beside_the_archive_and_come_back()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var summary = Sidecars.ReadSummary(SampleBackup.FileSystem, path)!;
        Assert.Equal(new FileInfo(path).Length, summary.ArchiveSizeBytes);
        Assert.Equal(Sidecars.ReadChecksum(SampleBackup.FileSystem, path), summary.Sha256);
        Assert.Equal(("2023.1.1.247", 2, 2, 6L, 3, 11), (summary.AlteryxServerVersion, summary.DatabaseCount, summary.CollectionCount, summary.DocumentCount, summary.FileCount, summary.EntryCount));
        Assert.DoesNotContain(Directory.GetFiles(folder.Path), name => name.EndsWith(".partial", StringComparison.Ordinal));
    }

    [WitnessFact("sha256sum")]
    public void sha256sum_accepts_the_checksum_file()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var (exitCode, output) = ExternalTool.Run(ExternalTool.Require("sha256sum", "sha256sum.exe"), folder.Path, "-c", Sidecars.ChecksumPath(path));
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public void A_summary_stays_within_4_KB_whatever_there_is_to_say()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("x.zip", [1]);
        var summary = new ArchiveSummary
        {
            ArchiveFileName = new string('長', 5000),
            ServerHostname = new string('h', 5000),
            AlteryxServerVersion = new string('v', 5000),
            PostBackupChecks = [.. Enumerable.Range(0, 60).Select(index => new BackupCheck($"Check{index}", true, "fine"))],
            Copies = [.. Enumerable.Range(0, 60).Select(index => new ArchiveCopy($"\\\\host\\share{index}\\x.zip", false, "unreachable"))],
            WarningCount = 5000,
        };
        new Sidecars(SampleBackup.FileSystem, SampleBackup.RealDisk).Write(path, summary);

        Assert.InRange(new FileInfo(Sidecars.SummaryPath(path)).Length, 1, 4096);
        var read = Sidecars.ReadSummary(SampleBackup.FileSystem, path)!;
        Assert.Equal(5000, read.WarningCount);
        Assert.Equal(60, read.PostBackupChecks.Count + read.PostBackupChecksLeftOut);
        Assert.Equal(60, read.Copies.Count + read.CopiesLeftOut);
    }

    [Fact]
    public void Thousands_of_warnings_are_a_number_in_the_summary()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder) { Change = manifest => manifest with { Warnings = [.. Enumerable.Repeat(new string('w', 100), 5000)] } }.Publish();
        Assert.InRange(new FileInfo(Sidecars.SummaryPath(path)).Length, 1, 4096);
        Assert.Equal(5000, Sidecars.ReadSummary(SampleBackup.FileSystem, path)!.WarningCount);
    }

    [Fact]
    public void Copies_made_later_are_written_in_place_of_the_earlier_summary()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var sidecars = new Sidecars(SampleBackup.FileSystem, SampleBackup.RealDisk);
        sidecars.Write(path, Sidecars.ReadSummary(SampleBackup.FileSystem, path)! with { Copies = [new ArchiveCopy("elsewhere", true, null)] });
        Assert.Equal("elsewhere", Sidecars.ReadSummary(SampleBackup.FileSystem, path)!.Copies.Single().Path);
    }

    [Fact]
    public void A_disk_that_fails_leaves_the_earlier_files()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var before = File.ReadAllText(Sidecars.SummaryPath(path));
        var full = new Sidecars(SampleBackup.FileSystem, FullDisk.At(DurableCall.Write, 1));
        Assert.Equal(ErrorCatalogue.DiskFull, Assert.Throws<BackupException>(() => full.Write(path, new ArchiveSummary { Sha256 = new string('a', 64) })).Error);
        Assert.Equal(before, File.ReadAllText(Sidecars.SummaryPath(path)));
    }
}
