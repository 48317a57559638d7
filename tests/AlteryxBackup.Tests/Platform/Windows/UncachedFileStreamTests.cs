using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using AlteryxBackup.Platform.Windows;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Platform.Windows;

public class UncachedFileStreamTests
{
    private const int Sector = 4096;

    [Fact]
    public void Any_reads_at_any_positions_give_what_an_ordinary_stream_gives_and_ask_for_whole_sectors_only()
    {
        var content = new byte[(3 * 1024 * 1024) + 777];
        new Random(1).NextBytes(content);
        var read = Gen.Choose(0, content.Length + 10).SelectMany(position => Gen.Choose(0, 100_000).Select(count => (position, count)));
        Prop.ForAll(Gen.ListOf(read).ToArbitrary(), reads =>
        {
            using var expected = new MemoryStream(content);
            using var actual = Open(content);
            return reads.All(one => ReadAt(expected, one).SequenceEqual(ReadAt(actual, one)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_to_its_end_it_is_the_whole_file()
    {
        var content = new byte[(2 * 1024 * 1024) + 1];
        new Random(2).NextBytes(content);
        using var stream = Open(content);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);

        Assert.True(copy.ToArray().SequenceEqual(content));
    }

    [Fact]
    public void A_file_that_lost_its_end_since_it_was_opened_ends_early_and_does_not_hang()
    {
        using var stream = new UncachedFileStream((_, _, _) => 0, 100, new MemoryStream());

        Assert.Equal(0, stream.Read(new byte[10], 0, 10));
    }

    private static UncachedFileStream Open(byte[] content) => new(
        (position, buffer, count) =>
        {
            Assert.Equal((0, 0, 0), (position % Sector, buffer.ToInt64() % Sector, count % Sector));
            var length = (int)Math.Max(0, Math.Min(count, content.Length - position));
            Marshal.Copy(content, (int)Math.Min(position, content.Length), buffer, length);
            return length;
        },
        content.Length,
        new MemoryStream());

    private static byte[] ReadAt(Stream stream, (int Position, int Count) read)
    {
        stream.Position = read.Position;
        var buffer = new byte[read.Count];
        return buffer[..stream.ReadAtLeast(buffer, read.Count, throwOnEndOfStream: false)];
    }
}
