using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Tests.Archives;

public sealed class ZipWriterTests
{
    private const int Block = ZipWriter.BlockBytes;

    [Fact]
    public void However_many_threads_compress_the_archive_is_the_same()
    {
        var contents = Contents();

        Assert.All(new[] { 2, 5 }, threads => Assert.Equal(Archive(contents, threads), Archive(contents, 1)));
    }

    [Fact]
    public void The_blocks_it_tells_inflate_by_themselves_to_a_mebibyte_each()
    {
        byte[] content = [.. Text((2 * Block) + 77_777), .. Noise(Block), .. Text(5)];
        using var target = new MemoryStream();
        using var output = new HashingStream(target);
        using var zip = new ZipWriter(output, ArchiveCompression.Optimal, 2, ThreadPriority.Normal);
        _ = zip.Write("small", SampleBackup.Time, new BytesContent(Text(100)));
        _ = zip.Write("large", SampleBackup.Time, new BytesContent(content, 100_001));
        var blocked = Assert.Single(zip.Drain());
        zip.Finish();

        Assert.Equal(("large", 4), (blocked.Path, blocked.CompressedBytes.Count));
        using var archive = new ArchiveBytes(target);
        var (records, end) = ZipDirectory.Read(archive, new ArchiveLimits());
        var record = EntryScreening.Screen(records, end, new ArchiveLimits()).Files["large"];
        Assert.Equal(record.CompressedBytes, blocked.CompressedBytes.Sum());
        var position = (int)EntryFrame.ContentStart(archive, record);
        for (var block = 0; block < 4; block++)
        {
            var bytes = blocked.CompressedBytes[block];
            using var inflate = new DeflateStream(new MemoryStream([.. target.ToArray().AsSpan(position, bytes), 3, 0]), CompressionMode.Decompress);
            using var inflated = new MemoryStream();
            inflate.CopyTo(inflated);
            Assert.Equal(content.AsSpan(block * Block, Math.Min(Block, content.Length - (block * Block))).ToArray(), inflated.ToArray());
            position += bytes;
        }
    }

    [Fact]
    public void An_entry_that_is_compressed_already_is_stored_whatever_its_size()
    {
        var archive = Archive(new() { ["small.bson.gz"] = Text(1000), ["large.bson.GZ"] = Text((3 * Block) + 1), ["large.bson"] = Text(2 * Block) }, 2);

        using var bytes = new ArchiveBytes(new MemoryStream(archive));
        var records = ZipDirectory.Read(bytes, new ArchiveLimits()).Records.ToDictionary(record => System.Text.Encoding.UTF8.GetString(record.Name), record => record.Method);
        Assert.Equal((ZipFormat.Stored, ZipFormat.Stored, ZipFormat.Deflated), (records["small.bson.gz"], records["large.bson.GZ"], records["large.bson"]));
    }

    [WitnessFact("unzip", "7zz|7z", "python3")]
    public void A_large_stored_entry_opens_in_other_programs()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("x.zip", Archive(new() { ["large.bson.gz"] = Noise((3 * Block) + 1), ["z"] = Text(10) }, 2));
        foreach (var (program, arguments) in new[] { (ExternalTool.Require("unzip"), "-tq"), (ExternalTool.Require("7zz", "7z"), "t") })
        {
            var (exitCode, output) = ExternalTool.Run(program, folder.Path, arguments, path);
            Assert.True(exitCode == 0, output);
        }

        var (code, said) = ExternalTool.Run(ExternalTool.Require("python3", "python3.exe"), folder.Path, "-c", "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(), z.infolist()[0].compress_type)", path);
        Assert.Equal((0, "None 0"), (code, said.Trim()));
        using var theirs = ZipFile.OpenRead(path);
        Assert.Equal((3 * Block) + 1, theirs.GetEntry("large.bson.gz")!.Length);
    }

    [Fact]
    public void Incompressible_content_makes_an_archive_larger_by_less_than_a_thousandth()
    {
        var content = Noise(20 * Block);

        Assert.InRange(Archive(new() { ["packages"] = content }, 2).Length, content.Length, content.Length * 1.001);
    }

    [Fact]
    public void Thousands_of_empty_and_tiny_files_share_batches_and_come_back()
    {
        var contents = Enumerable.Range(0, 10_000).ToDictionary(number => $"f{number:00000}", number => number % 3 == 0 ? [] : Text(number % 50));

        using var zip = new ZipArchive(new MemoryStream(Archive(contents, 2)));
        Assert.All(zip.Entries, entry => Assert.Equal(contents[entry.FullName], Read(entry)));
        Assert.Equal(contents.Count, zip.Entries.Count);
    }

    [Fact]
    public void A_target_that_fails_while_others_compress_ends_the_writing_with_its_own_error()
    {
        using var output = new HashingStream(new FullStream(3 * Block));
        using var zip = new ZipWriter(output, ArchiveCompression.Optimal, 3, ThreadPriority.Normal);

        var failure = Assert.Throws<IOException>(() =>
        {
            for (var number = 0; number < 100; number++)
            {
                _ = zip.Write($"f{number}", SampleBackup.Time, new BytesContent(Noise(Block)));
            }

            zip.Finish();
        });

        Assert.Equal("full", failure.Message);
    }

    [Fact]
    public void A_source_that_fails_ends_the_writing_with_its_own_error_and_no_thread_is_left()
    {
        using var output = new HashingStream(new MemoryStream());
        var zip = new ZipWriter(output, ArchiveCompression.Optimal, 3, ThreadPriority.Normal);
        _ = zip.Write("a", SampleBackup.Time, new BytesContent(Text(5 * Block)));

        Assert.Equal("gone", Assert.Throws<IOException>(() => zip.Write("b", SampleBackup.Time, new VanishingContent(3 * Block))).Message);
        zip.Dispose();
    }

    private static Dictionary<string, byte[]> Contents() => new()
    {
        ["a/mixed"] = [.. Text(3 * Block), .. Noise(2 * Block), .. Text(3 * Block), .. Noise(100_000), .. Text(200_000)],
        ["b/small"] = Text(1000),
        ["c/empty"] = [],
        ["d/block"] = Text(Block),
        ["e/more"] = Text(Block + 1),
        ["f/noise"] = Noise(5000),
    };

    private static byte[] Archive(Dictionary<string, byte[]> contents, int threads)
    {
        using var target = new MemoryStream();
        using var output = new HashingStream(target);
        using var zip = new ZipWriter(output, ArchiveCompression.Optimal, threads, ThreadPriority.BelowNormal);
        foreach (var (path, content) in contents)
        {
            var entry = zip.Write(path, SampleBackup.Time, new BytesContent(content));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), entry.Sha256);
        }

        zip.Finish();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(target.ToArray())), output.FinishHash());
        return target.ToArray();
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Text(int length) => [.. Enumerable.Range(0, length).Select(place => (byte)("schedule of workflow "[place % 21] + (place / 97 % 3)))];

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private sealed class FullStream(int capacity) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count > capacity)
            {
                throw new IOException("full");
            }

            base.Write(buffer, offset, count);
        }
    }

    private sealed class VanishingContent(int after) : IEntryContent
    {
        private int _read;

        public long SizeBytes => long.MaxValue / 4;

        public int Read(byte[] buffer, int offset, int count)
        {
            _read += count;
            return _read <= after ? count : throw new IOException("gone");
        }
    }
}
