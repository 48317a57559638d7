using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Tests.Archives;

public sealed class Zip64Tests
{
    private const long FourGiB = 1L << 32;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(FourGiB - 2, FourGiB - 2, FourGiB - 2)]
    [InlineData(FourGiB - 1, 10, 20)]
    [InlineData(FourGiB, FourGiB - 1, 20)]
    [InlineData(5 * FourGiB, 20, FourGiB - 1)]
    [InlineData(5 * FourGiB, 6 * FourGiB, 7 * FourGiB)]
    public void The_directory_gives_back_sizes_and_offsets_on_both_sides_of_4_GiB(long size, long compressed, long offset)
    {
        var written = new ZipRecord { Name = Encoding.UTF8.GetBytes("a"), SizeBytes = size, CompressedBytes = compressed, Offset = offset, Crc = 7, UnixTime = 5 };
        using var bytes = new MemoryStream();
        bytes.Write(ZipRecordWriter.CentralHeader(written));
        bytes.Write(ZipRecordWriter.End(1, 0, bytes.Length));

        using var archive = new ArchiveBytes(bytes);
        var read = ZipDirectory.Read(archive, new ArchiveLimits()).Records.Single();
        Assert.Equal((size, compressed, offset, 7u, 5), (read.SizeBytes, read.CompressedBytes, read.Offset, read.Crc, read.UnixTime!.Value));
    }

    [CampaignFact]
    public void A_source_of_more_than_4_GiB_goes_through_and_comes_back()
    {
        using var folder = new ScratchFolder();
        using (var source = File.Create(folder.At("sparse")))
        {
            source.SetLength(FourGiB + 12345);
        }

        var content = new SampleBackup(folder) { Content = [] }.Request() with
        {
            Compression = ArchiveCompression.Fastest,
            Sources = [new ArchiveSource("big", folder.At("sparse"), SampleBackup.Time), new ArchiveSource("small", folder.Write("small", [1, 2, 3]), SampleBackup.Time)],
        };
        using var archive = new ArchiveWriter(SampleBackup.FileSystem, SampleBackup.RealDisk).Write(content, new RecordingObserver(), default);
        archive.Publish();

        var ours = ZipRoundTripTests.ReadOurs(archive.ArchivePath);
        Assert.All(archive.Entries, entry => Assert.Equal(entry.Sha256, ours[entry.Path]));
        using var theirs = ZipFile.OpenRead(archive.ArchivePath);
        Assert.Equal(FourGiB + 12345, theirs.GetEntry("big")!.Length);
        foreach (var (program, arguments) in new[] { (ExternalTool.Require("unzip"), "-tq"), (ExternalTool.Require("7zz", "7z"), "t") })
        {
            var (exitCode, output) = ExternalTool.Run(program, folder.Path, arguments, archive.ArchivePath);
            Assert.True(exitCode == 0, output);
        }
    }

    [CampaignFact]
    public void An_archive_of_more_than_4_GiB_has_its_directory_beyond_the_border()
    {
        using var folder = new ScratchFolder();
        using (var source = File.Create(folder.At("sparse")))
        {
            source.SetLength(FourGiB + 12345);
        }

        var request = new SampleBackup(folder) { Content = [] }.Request() with
        {
            Compression = ArchiveCompression.NoCompression,
            Sources = [new ArchiveSource("big", folder.At("sparse"), SampleBackup.Time), new ArchiveSource("small", folder.Write("small", [1, 2, 3]), SampleBackup.Time)],
        };
        using var archive = new ArchiveWriter(SampleBackup.FileSystem, SampleBackup.RealDisk).Write(request, new RecordingObserver(), default);
        archive.Publish();

        Assert.True(archive.SizeBytes > FourGiB);
        Assert.True(archive.SizeBytes < (FourGiB + 12345) * 1.001);
        using var reader = ArchiveReader.Open(SampleBackup.FileSystem, archive.ArchivePath);
        using var small = reader.Open("small");
        Assert.Equal(1, small.ReadByte());
        var (exitCode, output) = ExternalTool.Run(ExternalTool.Require("unzip"), folder.Path, "-tq", archive.ArchivePath);
        Assert.True(exitCode == 0, output);
    }
}
