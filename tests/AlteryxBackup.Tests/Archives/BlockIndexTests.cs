using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Platform;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Tests.Archives;

public sealed class BlockIndexTests
{
    private const string Large = "MongoDB/AlteryxService/AS_Queue.bson";

    [Theory]
    [InlineData(BlockwiseBackup.BlockSize + 1)]
    [InlineData(2 * BlockwiseBackup.BlockSize)]
    [InlineData((2 * BlockwiseBackup.BlockSize) - 1)]
    [InlineData(5_000_000)]
    public void An_entry_of_blocks_is_known_and_valid_at_every_number_of_threads(int size)
    {
        using var folder = new ScratchFolder();
        var content = BlockwiseBackup.Files();
        content["Config/Tools/large.bin"] = Noise(size);
        var path = new BlockwiseBackup { Content = content }.Write(folder);
        using (var archive = ArchiveReader.Open(SampleBackup.FileSystem, path))
        {
            Assert.Equal((size + BlockwiseBackup.BlockSize - 1) / BlockwiseBackup.BlockSize, archive.ReadBlockIndex().BlocksOf("Config/Tools/large.bin")!.Length);
        }

        foreach (var threads in new[] { 1, 2, 7 })
        {
            Assert.Empty(Verify(path, threads).Findings);
        }
    }

    [Fact]
    public void Each_block_inflates_by_itself_and_a_block_that_is_anything_else_does_not()
    {
        var content = Noise(3 * BlockwiseBackup.BlockSize / 2);
        var (data, blocks) = BlockwiseBackup.Blockwise(content);
        Assert.True(Inflates(data[..blocks[0]], BlockwiseBackup.BlockSize, endsEntry: false));
        Assert.True(Inflates(data[blocks[0]..], BlockwiseBackup.BlockSize / 2, endsEntry: true));
        Assert.False(Inflates(data[..blocks[0]], BlockwiseBackup.BlockSize, endsEntry: true));
        Assert.False(Inflates(data[blocks[0]..], BlockwiseBackup.BlockSize / 2, endsEntry: false));
        Assert.False(Inflates(data[..(blocks[0] - 1)], BlockwiseBackup.BlockSize, endsEntry: false));
        Assert.False(Inflates(data[..(blocks[0] + 1)], BlockwiseBackup.BlockSize, endsEntry: false));
        Assert.False(Inflates(data[..blocks[0]], BlockwiseBackup.BlockSize - 1, endsEntry: false));
        Assert.False(Inflates(data[..blocks[0]], BlockwiseBackup.BlockSize + 1, endsEntry: false));
        Assert.False(Inflates([.. data[blocks[0]..], 0], BlockwiseBackup.BlockSize / 2, endsEntry: true));
    }

    [Fact]
    public void A_block_that_ends_the_compressed_data_early_is_not_taken()
    {
        // Other programs stop there: what stands behind it is no content of theirs.
        var content = new byte[1000];
        Assert.True(Inflates(BlockwiseBackup.Flushed(content), 1000, endsEntry: false));
        Assert.False(Inflates(RawEntry.Deflate(content), 1000, endsEntry: false));
    }

    public static TheoryData<string> Lies { get; } = [.. Changed.Keys.Concat(Texts.Keys)];

    private static Dictionary<string, Func<int[], int[]>> Changed => new()
    {
        ["a border shifted"] = blocks => [blocks[0] + 1, blocks[1] - 1, .. blocks.Skip(2)],
        ["blocks exchanged"] = blocks => [blocks[1], blocks[0], .. blocks.Skip(2)],
        ["a sum too large"] = blocks => [blocks[0] + 1, .. blocks.Skip(1)],
        ["a block too few"] = blocks => blocks[..^1],
        ["a block too many"] = blocks => [.. blocks[..^1], blocks[^1] - 1, 1],
        ["an empty block"] = blocks => [0, blocks[0] + blocks[1], .. blocks.Skip(2)],
        ["a negative block"] = blocks => [-1, blocks[0] + blocks[1] + 1, .. blocks.Skip(2)],
        ["a block for all"] = blocks => [blocks.Sum() - 2, 1, 1],
        ["no blocks"] = _ => [],
        ["a hundred thousand blocks"] = _ => [.. Enumerable.Repeat(1, 100_000)],
    };

    private static Dictionary<string, Func<string, string>> Texts => new()
    {
        ["no JSON"] = _ => "BlockSizeBytes",
        ["another document"] = _ => "[]",
        ["nothing"] = _ => "",
        ["a number"] = _ => "7",
        ["cut short"] = text => text[..^3],
        ["more behind it"] = text => text + "{}",
        ["an unknown member"] = text => text.Replace("BlockSizeBytes", "BlockSize", StringComparison.Ordinal),
        ["no block size"] = text => text.Replace("1048576", "0", StringComparison.Ordinal),
        ["a huge block size"] = text => text.Replace("1048576", "1099511627776", StringComparison.Ordinal),
        ["a number beyond all numbers"] = text => text.Replace("1048576", new string('9', 400), StringComparison.Ordinal),
        ["another block size"] = text => text.Replace("1048576", "1048575", StringComparison.Ordinal),
        ["the same entry twice"] = text => text.Replace("\"Entries\":[", "\"Entries\":[" + text[(text.IndexOf("[{", StringComparison.Ordinal) + 1)..^2] + ",", StringComparison.Ordinal),
        ["an entry that isn't there"] = text => text.Replace("AS_Queue", "AS_Other", StringComparison.Ordinal),
        ["a small entry"] = text => text.Replace("AS_Queue.bson", "AS_Queue.metadata.json", StringComparison.Ordinal),
        ["deep nesting"] = _ => new string('[', 100_000),
        ["nothing but zeros"] = _ => new string('\0', 1000),
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void An_index_that_lies_is_a_finding_at_most_and_never_changes_what_is_read(string lie)
    {
        using var folder = new ScratchFolder();
        var backup = Changed.TryGetValue(lie, out var change)
            ? new BlockwiseBackup { Index = blocks => blocks.ToDictionary(entry => entry.Key, entry => change(entry.Value)) }
            : new BlockwiseBackup { IndexText = Texts[lie] };
        var result = Verify(backup.Write(folder), 2);
        Assert.All(result.Findings, finding => Assert.Equal(ArchiveLayout.BlockIndex, finding.Entry));
        Assert.Equal(lie is "another block size" or "a border shifted" or "blocks exchanged" or "a block for all", result.Valid);
    }

    [Fact]
    public void Blocks_that_refer_to_what_is_before_them_are_read_from_the_front()
    {
        using var folder = new ScratchFolder();
        Assert.Empty(Verify(new BlockwiseBackup { Compress = Dependent }.Write(folder), 2).Findings);
    }

    [Fact]
    public void A_final_block_in_the_middle_is_damage_however_it_is_read()
    {
        using var folder = new ScratchFolder();
        foreach (var useIndex in new[] { true, false })
        {
            var path = new BlockwiseBackup { Compress = FinishedEarly, Index = blocks => useIndex ? blocks : [] }.Write(folder);
            Assert.Contains("unpacks to 1048576 bytes", Assert.Single(Verify(path, 2).Findings, finding => finding.Entry == Large).Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Damage_in_any_block_is_found_under_the_name_of_its_entry()
    {
        using var folder = new ScratchFolder();
        for (var part = 0; part < 12; part++)
        {
            var number = part;
            var path = new BlockwiseBackup { Change = entry => entry.Size < BlockwiseBackup.BlockSize ? entry : entry with { Data = Flipped(entry.Data, (int)(entry.Data.Length * (number + 0.5) / 12)) } }.Write(folder);
            Assert.Equal(Large, Assert.Single(Verify(path, 2).Findings).Entry);
        }
    }

    private static byte[] Flipped(byte[] data, int at)
    {
        var flipped = (byte[])data.Clone();
        flipped[at] ^= 4;
        return flipped;
    }

    private static (byte[] Data, int[] Blocks) Dependent(byte[] content)
    {
        using var data = new MemoryStream();
        var sizes = new List<int>();
        using (var deflate = new DeflateStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var at = 0; at < content.Length; at += BlockwiseBackup.BlockSize)
            {
                deflate.Write(content, at, Math.Min(BlockwiseBackup.BlockSize, content.Length - at));
                deflate.Flush();
                sizes.Add((int)data.Length - sizes.Sum());
            }
        }

        sizes[^1] = (int)data.Length - sizes.SkipLast(1).Sum();
        return (data.ToArray(), [.. sizes]);
    }

    private static (byte[] Data, int[] Blocks) FinishedEarly(byte[] content)
    {
        var (data, blocks) = BlockwiseBackup.Blockwise(content);
        var first = RawEntry.Deflate(content[..BlockwiseBackup.BlockSize]);
        return ([.. first, .. data[blocks[0]..]], [first.Length, .. blocks.Skip(1)]);
    }

    private static bool Inflates(byte[] block, int size, bool endsEntry)
    {
        var compressed = new byte[block.Length + DeflatedBlock.Tail];
        block.CopyTo(compressed, 0);
        return DeflatedBlock.TryInflate(compressed, block.Length, new byte[size + DeflatedBlock.Margin], size, endsEntry);
    }

    private static byte[] Noise(int size)
    {
        var noise = new byte[size];
        new Random(size).NextBytes(noise);
        return [.. noise.Select((value, index) => index % 5 < 2 ? (byte)'x' : value)];
    }

    private static VerificationResult Verify(string path, int threads) =>
        new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock()).Verify(new VerificationRequest(path) { Threads = threads }, new RecordingObserver(), CancellationToken.None);
}
