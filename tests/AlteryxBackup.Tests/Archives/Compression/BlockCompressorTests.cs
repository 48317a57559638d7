using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives.Compression;
using AlteryxBackup.Archives.Compression.Deflate;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Archives.Compression;

public sealed class BlockCompressorTests
{
    private const int Block = 1 << 20;

    public static TheoryData<string> Efforts => [nameof(DeflateEffort.Quick), nameof(DeflateEffort.Normal), nameof(DeflateEffort.Hard)];

    [Theory]
    [MemberData(nameof(Efforts))]
    public void Blocks_of_any_content_joined_are_one_stream(string effort) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var blocks = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Content(random, random.Next(1, 70_000))).ToList();
            using var output = new MemoryStream();
            var compressor = new BlockCompressor();
            blocks.ForEach(block => compressor.Compress(block, new CompressibilityProbe().Split(block, 0, block.Length), Effort(effort), output));
            output.Write(StoredBlocks.End);

            Assert.Equal(blocks.SelectMany(block => block), Inflate(output.ToArray()));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void What_is_taken_for_stored_bytes_without_inflating_is_what_inflating_gives() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), Gen.Choose(0, 3).ToArbitrary(), (seed, damages) =>
        {
            var random = new Random(seed);
            var block = new byte[random.Next(1, 200_000)];
            random.NextBytes(block);
            using var output = new MemoryStream();
            StoredBlocks.Append(block, 0, block.Length, output);
            output.Write(StoredBlocks.End);
            var compressed = output.ToArray();
            for (var damage = 0; damage < damages; damage++)
            {
                compressed[random.Next(2) == 0 ? random.Next(8) : random.Next(compressed.Length)] ^= (byte)(1 << random.Next(8));
            }

            var content = new byte[block.Length];
            var isTaken = StoredBlocks.TryRead(compressed, compressed.Length, content, content.Length, StoredBlocks.End);
            Assert.True(isTaken || damages > 0);
            Assert.True(!isTaken || Inflate(compressed).SequenceEqual(content));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [MemberData(nameof(Efforts))]
    public void Each_block_can_be_inflated_by_itself(string effort)
    {
        var block = Text(Block);
        var compressor = new BlockCompressor();
        using var output = new MemoryStream();
        compressor.Compress(block, [new Run(0, block.Length, false)], Effort(effort), output);
        var first = output.Length;
        compressor.Compress(block, [new Run(0, block.Length, false)], Effort(effort), output);

        Assert.Equal(first, output.Length - first);
        Assert.Equal(block, Inflate([.. output.ToArray().AsSpan((int)first), .. StoredBlocks.End]));
        Assert.True(first < block.Length / 4, $"{first} bytes");
    }

    [Theory]
    [MemberData(nameof(Efforts))]
    public void A_part_of_a_buffer_is_compressed_and_nothing_around_it(string effort)
    {
        var buffer = Text(10_000);
        using var output = new MemoryStream();
        new Deflater().Deflate(buffer, 1_234, 5_678, Effort(effort), output);
        output.Write(StoredBlocks.End);

        Assert.Equal(buffer.AsSpan(1_234, 5_678).ToArray(), Inflate(output.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Efforts))]
    public void Incompressible_bytes_grow_by_less_than_a_thousandth(string effort)
    {
        var block = new byte[Block];
        new Random(1).NextBytes(block);
        using var probed = new MemoryStream();
        new BlockCompressor().Compress(block, new CompressibilityProbe().Split(block, 0, block.Length), Effort(effort), probed);
        using var tried = new MemoryStream();
        new BlockCompressor().Compress(block, [new Run(0, block.Length, false)], Effort(effort), tried);

        Assert.InRange(probed.Length, block.Length, block.Length * 1.001);
        Assert.InRange(tried.Length, 0, block.Length * 1.001);
    }

    [Theory]
    [MemberData(nameof(Efforts))]
    public void Long_repetitions_and_far_matches_come_back(string effort)
    {
        var far = new byte[100_000];
        new Random(2).NextBytes(far.AsSpan(0, 32_768));
        far.AsSpan(0, 32_768).CopyTo(far.AsSpan(32_768));
        foreach (var content in new[] { new byte[Block], far, [7], [1, 2], [.. Enumerable.Repeat((byte)9, 259)], [.. Enumerable.Range(0, 256).Select(value => (byte)value)] })
        {
            using var output = new MemoryStream();
            new Deflater().Deflate(content, 0, content.Length, Effort(effort), output);
            output.Write(StoredBlocks.End);

            Assert.Equal(content, Inflate(output.ToArray()));
        }
    }

    [Fact]
    public void The_probe_tells_packages_from_text_in_one_block()
    {
        var random = new byte[300_000];
        new Random(3).NextBytes(random);
        byte[] block = [.. Text(400_000), .. random, .. Text(300_000)];

        var runs = new CompressibilityProbe().Split(block, 0, block.Length);

        Assert.Equal([false, true, false], runs.Select(run => run.IsStored));
        Assert.Equal((0, block.Length), (runs[0].Start, runs.Sum(run => run.Length)));
        Assert.InRange(runs[1].Start, 400_000, 400_000 + (1 << 14));
        Assert.InRange(runs[1].Length, 300_000 - (2 << 14), 300_000);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("base64")]
    [InlineData("a random page again and again")]
    [InlineData("zeros")]
    [InlineData("numbers")]
    public void What_deflate_makes_smaller_is_not_stored(string what)
    {
        var random = new Random(4);
        var page = new byte[2048];
        random.NextBytes(page);
        var bytes = new byte[200_000];
        random.NextBytes(bytes);
        var block = what switch
        {
            "text" => Text(200_000),
            "base64" => Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)),
            "zeros" => new byte[200_000],
            "numbers" => [.. Enumerable.Range(0, 50_000).SelectMany(value => BitConverter.GetBytes(value * 7))],
            _ => [.. Enumerable.Repeat(page, 100).SelectMany(copy => copy)],
        };

        Assert.All(new CompressibilityProbe().Split(block, 0, block.Length), run => Assert.False(run.IsStored));
    }

    [Fact]
    public void The_time_that_stored_blocks_save_makes_others_smaller()
    {
        var effort = new CompressionEffort(AlteryxBackup.Configuration.ArchiveCompression.Optimal);
        Run[] text = [new(0, Block, false)];
        Run[] package = [new(0, Block, true)];

        Assert.Equal(DeflateEffort.Normal, effort.For(text));
        _ = effort.For(package);
        Assert.Equal(DeflateEffort.Hard, effort.For(text));
        Assert.Equal(DeflateEffort.Normal, effort.For(text));
    }

    [Fact]
    public void The_harder_the_smaller()
    {
        var block = Text(Block);
        var sizes = Array.ConvertAll([DeflateEffort.Quick, DeflateEffort.Normal, DeflateEffort.Hard], effort =>
        {
            using var output = new MemoryStream();
            new Deflater().Deflate(block, 0, block.Length, effort, output);
            return output.Length;
        });

        Assert.True(sizes[0] > sizes[1] && sizes[1] > sizes[2], string.Join(" ", sizes));
    }

    private static DeflateEffort Effort(string name) => name switch
    {
        nameof(DeflateEffort.Quick) => DeflateEffort.Quick,
        nameof(DeflateEffort.Hard) => DeflateEffort.Hard,
        _ => DeflateEffort.Normal,
    };


    private static byte[] Content(Random random, int length) => random.Next(3) switch
    {
        0 => Noise(random, length),
        1 => Text(length),
        _ => [.. Text(length / 2), .. Noise(random, length / 2), 1],
    };

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Text(int length)
    {
        var random = new Random(length);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append("workflow ").Append(random.Next(1000)).Append(random.Next(2) == 0 ? " completed at " : " failed because of ").Append(random.Next()).Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, length));
    }

    private static byte[] Inflate(byte[] deflated)
    {
        using var inflate = new DeflateStream(new MemoryStream(deflated), CompressionMode.Decompress);
        using var content = new MemoryStream();
        inflate.CopyTo(content);
        return content.ToArray();
    }
}
