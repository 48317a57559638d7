using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Archives;

public sealed class ArchiveWriterTests
{
    [Fact]
    public void Entries_are_sorted_and_manifest_and_checksums_come_last()
    {
        using var folder = new ScratchFolder();
        using var archive = new SampleBackup(folder).Write();
        var names = archive.Entries.Select(entry => entry.Path).ToList();
        var content = names.Take(names.Count - 2).ToList();
        Assert.Equal(content.OrderBy(name => name, StringComparer.Ordinal), content);
        Assert.Contains("RESTORE.txt", content);
        Assert.Equal(["BackupManifest.json", "SHA256SUMS"], names.Skip(names.Count - 2));
    }

    [Fact]
    public void The_archive_has_no_final_name_until_it_is_published_and_is_gone_when_it_never_is()
    {
        using var folder = new ScratchFolder();
        var backup = new SampleBackup(folder);
        using (var archive = backup.Write())
        {
            Assert.True(File.Exists(archive.UnpublishedPath));
            Assert.False(File.Exists(archive.ArchivePath));
        }

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_is_told_of_size_and_hash_is_true_of_the_file()
    {
        using var folder = new ScratchFolder();
        using var archive = new SampleBackup(folder).Write();
        archive.Publish();
        using var file = File.OpenRead(archive.ArchivePath);
        Assert.Equal((archive.SizeBytes, archive.Sha256), FileHash.Of(file, _ => { }, default));
    }

    [Fact]
    public void Bytes_that_were_left_out_in_silence_are_found_by_reading_back()
    {
        using var folder = new ScratchFolder();
        var backup = new SampleBackup(folder) { Durable = new FaultyDurableFiles(SampleBackup.RealDisk).WriteShort() };
        Assert.Equal(ErrorCatalogue.ArchiveInvalid, Assert.Throws<BackupException>(() => backup.Write()).Error);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Whether_it_was_read_past_the_cache_is_told_as_it_was()
    {
        using var folder = new ScratchFolder();
        using var archive = new SampleBackup(folder).Write();
        var readBack = SampleBackup.RealDisk.OpenReadBack(archive.UnpublishedPath);
        readBack.Stream.Dispose();
        Assert.Equal(readBack.PastCache, archive.ReadBackPastCache);
        Assert.Equal(readBack.PastCache, ArchiveSummary.Of(archive).ReadBackPastCache);
    }

    [Fact]
    public void A_cancelled_write_leaves_nothing()
    {
        using var folder = new ScratchFolder();
        using var cancellation = new CancellationTokenSource();
        var backup = new SampleBackup(folder) { Content = new() { ["MongoDB/AlteryxService/big.bson"] = new byte[5 << 20] } };
        var observer = new RecordingObserver { Reaction = happened => CancelOnProgress(happened, cancellation) };
        Assert.Throws<OperationCanceledException>(() => new ArchiveWriter(SampleBackup.FileSystem, backup.Durable).Write(backup.Request(), observer, cancellation.Token));
        Assert.Single(observer.Events);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData(nameof(DurableCall.Create), 1)]
    [InlineData(nameof(DurableCall.Write), 1)]
    [InlineData(nameof(DurableCall.Write), 3)]
    [InlineData(nameof(DurableCall.Flush), 1)]
    public void A_disk_that_fills_up_is_named_and_leaves_nothing(string call, int occurrence)
    {
        using var folder = new ScratchFolder();
        var content = SampleBackup.Files();
        content["MongoDB/AlteryxService/noise.bson"] = Noise(3 << 20);
        var disk = FullDisk.At(Enum.Parse<DurableCall>(call), occurrence);
        var backup = new SampleBackup(folder) { Content = content, Durable = disk };
        var failure = Assert.Throws<BackupException>(() => backup.Write());
        Assert.Equal(ErrorCatalogue.DiskFull, failure.Error);
        Assert.Contains(folder.At(backup.FileName), failure.Message, StringComparison.Ordinal);
        disk.AssertAllFaultsUsed();
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_disk_that_does_not_hold_what_was_written_is_found_by_reading_back()
    {
        using var folder = new ScratchFolder();
        var backup = new SampleBackup(folder) { Durable = new FaultyDurableFiles(SampleBackup.RealDisk).ReadWrong() };
        Assert.Equal(ErrorCatalogue.ArchiveInvalid, Assert.Throws<BackupException>(() => backup.Write()).Error);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void An_archive_of_the_same_name_is_not_overwritten()
    {
        using var folder = new ScratchFolder();
        var backup = new SampleBackup(folder);
        var there = folder.Write(backup.FileName, [1]);
        Assert.Equal(ErrorCatalogue.ArchiveExists, Assert.Throws<BackupException>(() => backup.Write()).Error);
        Assert.Equal([1], File.ReadAllBytes(there));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_place_that_can_not_be_written()
    {
        using var folder = new ScratchFolder();
        var request = new SampleBackup(folder).Request() with { ArchivePath = folder.At("missing/x.zip") };
        var failure = Assert.Throws<BackupException>(() => new ArchiveWriter(SampleBackup.FileSystem, SampleBackup.RealDisk).Write(request, new RecordingObserver(), default));
        Assert.Equal(ErrorCatalogue.PathNotWritable, failure.Error);
    }

    [Theory]
    [InlineData(2 << 20)]
    [InlineData(6 << 20)]
    public void A_source_that_changes_its_size_while_it_is_read_fails_the_archive(int newSize)
    {
        using var folder = new ScratchFolder();
        var backup = new SampleBackup(folder) { Content = new() { ["MongoDB/AlteryxService/big.bson"] = new byte[4 << 20] } };
        var request = backup.Request();
        var observer = new RecordingObserver { Reaction = _ => Resize(request.Sources[0].SourcePath, newSize) };
        var failure = Assert.Throws<BackupException>(() => new ArchiveWriter(SampleBackup.FileSystem, backup.Durable).Write(request, observer, default));
        Assert.Equal(ErrorCatalogue.RequiredFileMissing, failure.Error);
        Assert.Contains("changed while it was read", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_source_that_is_not_what_was_collected_fails_the_archive()
    {
        using var folder = new ScratchFolder();
        var request = new SampleBackup(folder).Request();
        request = request with { Sources = [request.Sources[0] with { KnownSha256 = new string('0', 64) }] };
        var failure = Assert.Throws<BackupException>(() => new ArchiveWriter(SampleBackup.FileSystem, SampleBackup.RealDisk).Write(request, new RecordingObserver(), default));
        Assert.Contains("has changed since it was collected", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_is_missing_is_named()
    {
        using var folder = new ScratchFolder();
        var request = new SampleBackup(folder).Request();
        File.Delete(request.Sources[2].SourcePath);
        var failure = Assert.Throws<BackupException>(() => new ArchiveWriter(SampleBackup.FileSystem, SampleBackup.RealDisk).Write(request, new RecordingObserver(), default));
        Assert.Equal(ErrorCatalogue.RequiredFileMissing, failure.Error);
        Assert.Contains(request.Sources[2].SourcePath, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_entries_that_differ_by_case_alone_are_refused()
    {
        using var folder = new ScratchFolder();
        var content = SampleBackup.Files();
        content["config/RUNTIMESETTINGS.xml"] = [1];
        Assert.Throws<ArgumentException>(() => new SampleBackup(folder) { Content = content }.Write());
    }

    [Fact]
    public void Progress_counts_the_bytes_of_the_sources_up_to_all_of_them()
    {
        using var folder = new ScratchFolder();
        var backup = new SampleBackup(folder) { Content = new() { ["MongoDB/AlteryxService/big.bson"] = new byte[5 << 20], ["MongoDB/AlteryxGallery/a.bson"] = [1] } };
        var observer = new RecordingObserver();
        using var archive = new ArchiveWriter(SampleBackup.FileSystem, backup.Durable).Write(backup.Request(), observer, default);
        var writing = observer.Events.OfType<StepProgressEvent>().Where(progress => progress.Activity != "reading back").ToList();
        Assert.All(writing, progress => Assert.Equal(("Archive", (5L << 20) + 1), (progress.Step, progress.Total)));
        Assert.Equal((5L << 20) + 1, writing[^1].Done);
        Assert.Equal(writing.Select(progress => progress.Done).Order(), writing.Select(progress => progress.Done));
    }

    private static void CancelOnProgress(OperationEvent happened, CancellationTokenSource cancellation)
    {
        if (happened is StepProgressEvent)
        {
            cancellation.Cancel();
        }
    }

    private static void Resize(string path, int size)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(size);
    }

    private static byte[] Noise(int size)
    {
        var noise = new byte[size];
        new Random(5).NextBytes(noise);
        return noise;
    }
}
