using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Faults;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Tests.Archives.Volumes;

public sealed class SplitWritingTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(-1, 2)]
    public void An_archive_is_split_only_when_it_is_larger_than_a_volume(int spare, int files)
    {
        using var whole = new ScratchFolder();
        using var folder = new ScratchFolder();
        var size = new FileInfo(new SampleBackup(whole).PublishAlone()).Length;
        var path = new SampleBackup(folder) { VolumeBytes = size + spare }.PublishAlone();
        Assert.Equal(files, Directory.GetFiles(folder.Path).Length);
        Assert.Equal(files == 1, File.Exists(path));
        Assert.Equal(size, Directory.GetFiles(folder.Path).Sum(file => new FileInfo(file).Length));
        Assert.All(Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).SkipLast(1), file => Assert.Equal(size + spare, new FileInfo(file).Length));
    }

    [Fact]
    public void Volumes_joined_are_the_archive_and_each_is_named_with_size_and_hash()
    {
        using var folder = new ScratchFolder();
        var backup = new SplitBackup(folder);
        var volumes = backup.Volumes;
        Assert.True(volumes.Length > 2);
        Assert.Equal(backup.Summary.Sha256, Hash(backup.Joined));
        Assert.Equal(backup.Summary.ArchiveSizeBytes, backup.Joined.Length);
        Assert.Equal(volumes.Select((path, index) => new ArchiveVolume(backup.NameOf(index + 1), new FileInfo(path).Length, Hash(File.ReadAllBytes(path)))), backup.Summary.Volumes);
        Assert.Equal(
            backup.Summary.Volumes.Select(volume => $"{volume.Sha256}  {volume.Name}"),
            File.ReadAllLines(Sidecars.ChecksumPath(backup.Path)));
        using var archive = ArchiveReader.Open(SampleBackup.FileSystem, backup.Path);
        using var content = new StreamReader(archive.Open("Config/Keys/a.key"));
        Assert.Equal("key", content.ReadToEnd());
    }

    [Fact]
    public void Many_volumes_keep_the_summary_within_its_limit_and_every_hash_in_the_checksum_file()
    {
        using var folder = new ScratchFolder();
        using var archive = new SampleBackup(folder) { VolumeBytes = 50 }.Write();
        archive.Publish();
        new Sidecars(SampleBackup.FileSystem, SampleBackup.RealDisk).Write(archive.ArchivePath, ArchiveSummary.Of(archive));
        Assert.True(new FileInfo(Sidecars.SummaryPath(archive.ArchivePath)).Length <= SummarySerializer.LimitBytes);
        var summary = Sidecars.ReadSummary(SampleBackup.FileSystem, archive.ArchivePath)!;
        Assert.NotEmpty(summary.Volumes);
        Assert.Equal(archive.Volumes.Count, summary.Volumes.Count + summary.VolumesLeftOut);
        Assert.Equal(archive.Volumes.Select(volume => volume.Sha256), Sidecars.ReadVolumeChecksums(SampleBackup.FileSystem, archive.ArchivePath).OrderBy(sum => sum.Key).Select(sum => sum.Value));
    }

    [Theory]
    [InlineData(nameof(DurableCall.Create), 2)]
    [InlineData(nameof(DurableCall.Write), 2)]
    [InlineData(nameof(DurableCall.Flush), 2)]
    [InlineData(nameof(DurableCall.Flush), 1)]
    public void A_disk_that_fills_up_in_a_later_volume_leaves_nothing(string call, int occurrence)
    {
        using var folder = new ScratchFolder();
        var disk = FullDisk.At(Enum.Parse<DurableCall>(call), occurrence);
        var backup = new SampleBackup(folder) { VolumeBytes = SplitBackup.VolumeBytes, Durable = disk };
        Assert.Equal(ErrorCatalogue.DiskFull, Assert.Throws<BackupException>(() => backup.Write()).Error);
        disk.AssertAllFaultsUsed();
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_disk_that_does_not_hold_a_volume_is_found_by_reading_back()
    {
        using var folder = new ScratchFolder();
        var backup = new SampleBackup(folder) { VolumeBytes = SplitBackup.VolumeBytes, Durable = new FaultyDurableFiles(SampleBackup.RealDisk).ReadWrong(2) };
        Assert.Equal(ErrorCatalogue.ArchiveInvalid, Assert.Throws<BackupException>(() => backup.Write()).Error);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void The_first_volume_is_named_last_and_nothing_has_the_archives_name_before()
    {
        using var folder = new ScratchFolder();
        var disk = new FaultyDurableFiles(SampleBackup.RealDisk);
        var path = new SampleBackup(folder) { VolumeBytes = SplitBackup.VolumeBytes, Durable = disk }.PublishAlone();
        var named = disk.Calls.Where(call => call.Call == DurableCall.Publish).Select(call => call.Path).ToList();
        Assert.Equal(named.OrderByDescending(name => name, StringComparer.Ordinal), named);
        Assert.Equal(path + ".001", named[^1]);
        Assert.Equal(named.Order(StringComparer.Ordinal), Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_name_that_can_not_be_given_takes_back_those_that_were(int occurrence)
    {
        using var folder = new ScratchFolder();
        var backup = new SampleBackup(folder) { VolumeBytes = SplitBackup.VolumeBytes, Durable = FullDisk.At(DurableCall.Publish, occurrence) };
        using (var archive = backup.Write())
        {
            Assert.True(archive.Volumes.Count >= 3);
            Assert.Throws<BackupException>(archive.Publish);
        }

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_stale_volume_of_an_older_archive_is_not_overwritten_nor_taken_in()
    {
        using var folder = new ScratchFolder();
        var backup = new SampleBackup(folder) { VolumeBytes = SplitBackup.VolumeBytes };
        var stale = folder.Write(backup.FileName + ".002", [1]);
        var failure = Assert.Throws<BackupException>(() => backup.Write());
        Assert.Equal(ErrorCatalogue.ArchiveExists, failure.Error);
        Assert.Contains(stale, failure.Message, StringComparison.Ordinal);
        Assert.Equal([stale], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_run_that_was_killed_between_two_names_left_what_is_no_backup()
    {
        using var folder = new ScratchFolder();
        var backup = new SplitBackup(folder);
        var count = backup.Volumes.Length;
        File.Delete(Sidecars.SummaryPath(backup.Path));
        File.Delete(Sidecars.ChecksumPath(backup.Path));
        Assert.Empty(new UnfinishedArchive(SampleBackup.FileSystem, backup.Path).Paths);

        File.Move(backup.VolumePath(1), backup.VolumePath(1) + ".partial");
        Assert.Equal(count, new UnfinishedArchive(SampleBackup.FileSystem, backup.Path).Paths.Count);

        File.WriteAllText(Sidecars.SummaryPath(backup.Path), "{}");
        Assert.Equal([backup.VolumePath(1) + ".partial"], new UnfinishedArchive(SampleBackup.FileSystem, backup.Path).Paths);
    }

    [Fact]
    public void Whenever_a_run_is_killed_while_it_names_volumes_there_is_no_archive_and_all_that_is_left_is_found()
    {
        using var folder = new ScratchFolder();
        var states = new List<string[]>();
        var disk = new FaultyDurableFiles(SampleBackup.RealDisk) { Published = _ => states.Add(Directory.GetFiles(folder.Path)) };
        var backup = new SampleBackup(folder) { VolumeBytes = SplitBackup.VolumeBytes, Durable = disk };
        var path = backup.PublishAlone();
        Assert.True(states.Count >= 3);
        foreach (var (left, number) in states.SkipLast(1).Select((state, index) => (state, index)))
        {
            // As a power cut leaves it: nothing tidies up.
            var killed = Directory.CreateDirectory(folder.At($"killed {number}")).FullName;
            left.ToList().ForEach(file => File.WriteAllBytes(Path.Combine(killed, Path.GetFileName(file)), []));
            var archive = Path.Combine(killed, Path.GetFileName(path));
            Assert.False(File.Exists(archive) || File.Exists(archive + ".001"));
            Assert.Equal(Directory.GetFiles(killed).Order(StringComparer.Ordinal), new UnfinishedArchive(SampleBackup.FileSystem, archive).Paths.Order(StringComparer.Ordinal));
        }

        Assert.Equal(Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal), states[^1].Order(StringComparer.Ordinal));
        Assert.Empty(new UnfinishedArchive(SampleBackup.FileSystem, path).Paths);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_archive_that_lacks_its_last_volume_says_so_with_nothing_beside_it(int left)
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder) { VolumeBytes = SplitBackup.VolumeBytes }.PublishAlone();
        Directory.GetFiles(folder.Path, "*.zip.*").Order(StringComparer.Ordinal).Skip(left).ToList().ForEach(File.Delete);
        var finding = Assert.Single(new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock())
            .Verify(new VerificationRequest(path), new RecordingObserver(), CancellationToken.None).Findings);
        Assert.Contains($"{Path.GetFileName(path)}.{left:000} is its last volume here, and is full: at least one more belongs behind it", finding.Problem, StringComparison.Ordinal);
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
