using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Faults;
using AlteryxBackup.Tests.Files;

namespace AlteryxBackup.Tests.Archives;

public sealed class ArchiveExtractorTests
{
    private static readonly ArchiveExtractor Extractor = new(SampleBackup.FileSystem, SampleBackup.RealDisk);

    [Fact]
    public void An_unpacked_archive_has_every_file_with_content_and_time()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var unpacked = Extractor.Extract(path, folder.At("new/out"), new RecordingObserver(), CancellationToken.None);

        foreach (var (name, content) in SampleBackup.Files())
        {
            var file = Path.Combine(unpacked.Folder, name);
            Assert.Equal(content, File.ReadAllBytes(file));
            Assert.Equal(SampleBackup.Time.UtcDateTime, File.GetLastWriteTimeUtc(file));
        }

        Assert.Equal(11, unpacked.FileCount);
        Assert.Equal(unpacked.SizeBytes, Directory.GetFiles(unpacked.Folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length));
    }

    [Theory]
    [InlineData("../slipped.txt")]
    [InlineData("a/../../slipped.txt")]
    [InlineData("/slipped.txt")]
    [InlineData("..\\slipped.txt")]
    [InlineData("C:/slipped.txt")]
    [InlineData("a/NUL")]
    public void An_archive_with_a_name_that_leads_elsewhere_is_not_unpacked_at_all(string name)
    {
        using var folder = new ScratchFolder();
        var path = Foreign(folder, "good.txt", name);
        Assert.Equal(ErrorCatalogue.ArchiveInvalid, Assert.Throws<BackupException>(() => Extract(path, folder)).Error);
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("a.txt", "A.TXT")]
    public void An_archive_with_a_name_twice_is_not_unpacked(string first, string second)
    {
        using var folder = new ScratchFolder();
        var path = Foreign(folder, first, second);
        Assert.Equal(ErrorCatalogue.ArchiveInvalid, Assert.Throws<BackupException>(() => Extract(path, folder)).Error);
    }

    [Fact]
    public void A_folder_with_something_in_it_is_left_as_it_is()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var there = folder.Write("out/there.txt", [1]);
        Assert.Equal(ErrorCatalogue.PathNotWritable, Assert.Throws<BackupException>(() => Extract(path, folder)).Error);
        Assert.Equal([there], Directory.GetFileSystemEntries(folder.At("out")));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        _ = Directory.CreateDirectory(folder.At("elsewhere"));
        _ = Directory.CreateSymbolicLink(folder.At("out"), folder.At("elsewhere"));
        Assert.Equal(ErrorCatalogue.PathNotWritable, Assert.Throws<BackupException>(() => Extract(path, folder)).Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.At("elsewhere")));
    }

    [Fact]
    public void A_damaged_archive_leaves_nothing()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var bytes = File.ReadAllBytes(path);
        bytes[50] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Equal(ErrorCatalogue.ArchiveInvalid, Assert.Throws<BackupException>(() => Extract(path, folder)).Error);
        Assert.False(Directory.Exists(folder.At("out")));
    }

    [Fact]
    public void A_full_disk_leaves_nothing()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var extractor = new ArchiveExtractor(SampleBackup.FileSystem, FullDisk.At(DurableCall.Write, 1));
        var failure = Assert.Throws<BackupException>(() => extractor.Extract(path, folder.At("out"), new RecordingObserver(), CancellationToken.None));
        Assert.Equal(ErrorCatalogue.DiskFull, failure.Error);
        Assert.False(Directory.Exists(folder.At("out")));
    }

    [Fact]
    public void An_archive_that_can_not_be_read_to_its_end_is_named_and_not_the_folder_it_is_unpacked_to()
    {
        using var folder = new ScratchFolder();
        var noise = new byte[600_000];
        new Random(6).NextBytes(noise);
        var path = new SampleBackup(folder) { Content = { ["MongoDB/AlteryxService/AS_Queue.bson"] = noise } }.PublishAlone();
        var extractor = new ArchiveExtractor(FaultyFileSystem.UnreadableFrom(path, 200_000), SampleBackup.RealDisk);
        var failure = Assert.Throws<BackupException>(() => extractor.Extract(path, folder.At("out"), new RecordingObserver(), CancellationToken.None));
        Assert.Equal(ErrorCatalogue.PathNotReadable, failure.Error);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains("bad sectors", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("out")));
    }

    [Fact]
    public void A_folder_that_becomes_a_link_meanwhile_is_not_followed()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var elsewhere = Directory.CreateDirectory(folder.At("elsewhere")).FullName;
        var keys = folder.At(Path.Combine("out", "Config", "Keys"));
        var disk = new FaultyDurableFiles(SampleBackup.RealDisk) { CreatedFolder = Swap };
        var extractor = new ArchiveExtractor(SampleBackup.FileSystem, disk);
        Assert.Equal(ErrorCatalogue.PathNotWritable, Assert.Throws<BackupException>(() => extractor.Extract(path, folder.At("out"), new RecordingObserver(), CancellationToken.None)).Error);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere));

        void Swap(string created)
        {
            if (created == keys)
            {
                Directory.Delete(created);
                _ = Directory.CreateSymbolicLink(created, elsewhere);
            }
        }
    }

    [Fact]
    public void An_archive_beyond_the_limits_is_not_opened()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var limits = new[] { new ArchiveLimits { MaxEntries = 5 }, new ArchiveLimits { MaxTotalBytes = 100 } };
        Assert.All(limits, limit => Assert.Throws<BackupException>(() => ArchiveReader.Open(SampleBackup.FileSystem, path, limit)));
    }

    private static ExtractedArchive Extract(string path, ScratchFolder folder) =>
        Extractor.Extract(path, folder.At("out"), new RecordingObserver(), CancellationToken.None);

    private static string Foreign(ScratchFolder folder, params IEnumerable<string> names)
    {
        using var zip = ZipFile.Open(folder.At("foreign.zip"), ZipArchiveMode.Create);
        foreach (var name in names)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.WriteByte(1);
        }

        return folder.At("foreign.zip");
    }
}
