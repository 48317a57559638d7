using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives.Zip;
using Newtonsoft.Json;

namespace AlteryxBackup.Archives;

/// <summary>
/// Where the independently compressed blocks of large entries begin, so that they can be inflated side by side (<see cref="ArchiveLayout.BlockIndex"/>). Only a hint: what
/// doesn't fit the archive's directory is left out, and an entry whose blocks aren't what it says is read from front to back.
/// </summary>
internal sealed class BlockIndex
{
    /// <summary>The longest that is read, bytes: ten times what the largest archives need.</summary>
    public const long LongestBytes = 64L << 20;

    /// <summary>An index of nothing: for archives without one.</summary>
    public static readonly BlockIndex None = new(1, new Dictionary<string, int[]>(), []);

    private const int SmallestBlock = 1 << 12;
    private const int LargestBlock = 1 << 22;

    // Deflate's stored blocks add 5 bytes for every 65,535, and less than this in all.
    private const int LargestGrowth = 1 << 12;

    private readonly IReadOnlyDictionary<string, int[]> _blocks;

    private BlockIndex(int blockSize, IReadOnlyDictionary<string, int[]> blocks, IReadOnlyList<ArchiveFinding> findings)
    {
        BlockSizeBytes = blockSize;
        _blocks = blocks;
        Findings = findings;
    }

    /// <summary>Bytes of each block's content, but for an entry's last.</summary>
    public int BlockSizeBytes { get; }

    /// <summary>The longest block's bytes in the archive.</summary>
    public int LongestCompressedBytes => BlockSizeBytes + LargestGrowth;

    /// <summary>What it says that can't be.</summary>
    public IReadOnlyList<ArchiveFinding> Findings { get; }

    /// <summary>Bytes in the archive of each of an entry's blocks, in order; null when the entry is to be read from front to back.</summary>
    public int[]? BlocksOf(string path) => _blocks.TryGetValue(path, out var blocks) ? blocks : null;

    /// <summary>Reads an index. One that can't be understood is a finding, and of no use.</summary>
    /// <param name="content">Its content, whole.</param>
    /// <param name="entries">The archive's deflated entries, by name.</param>
    /// <exception cref="IOException">The archive can't be read.</exception>
    public static BlockIndex Read(Stream content, IReadOnlyDictionary<string, ZipRecord> entries)
    {
        try
        {
            using var text = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true));
            using var json = new JsonTextReader(text) { MaxDepth = 4, DateParseHandling = DateParseHandling.None };
            return new BlockIndexReader(json, entries).Read();
        }
        catch (Exception failure) when (failure is JsonException or DecoderFallbackException or InvalidDataException or OverflowException)
        {
            return new BlockIndex(1, new Dictionary<string, int[]>(), [new ArchiveFinding(ArchiveLayout.BlockIndex, "It can't be understood: " + failure.Message)]);
        }
    }

    /// <summary>The index of blocks that were read; what doesn't fit the entries is a finding.</summary>
    /// <exception cref="InvalidDataException">There can be no blocks of that size.</exception>
    public static BlockIndex Of(long blockSize, IReadOnlyList<KeyValuePair<string, IReadOnlyList<int>>> blocks, IReadOnlyDictionary<string, ZipRecord> entries)
    {
        if (blockSize is < SmallestBlock or > LargestBlock)
        {
            throw new InvalidDataException($"its blocks have {blockSize} bytes");
        }

        var fitting = blocks
            .GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToLookup(entry => !entry.Skip(1).Any() && entries.TryGetValue(entry.Key, out var record) && Fits(entry.Single().Value, record, blockSize));
        return new BlockIndex(
            (int)blockSize,
            fitting[true].ToDictionary(entry => entry.Key, entry => entry.Single().Value.ToArray(), StringComparer.Ordinal),
            [.. fitting[false].Select(entry => new ArchiveFinding(ArchiveLayout.BlockIndex, $"What it says of '{entry.Key}' doesn't fit the archive."))]);
    }

    /// <summary>How many blocks an entry has.</summary>
    public static long BlockCount(long size, long blockSize) => (size + blockSize - 1) / blockSize;

    private static bool Fits(IReadOnlyList<int> blocks, ZipRecord record, long blockSize) =>
        record.Method == ZipFormat.Deflated
        && blocks.Count == BlockCount(record.SizeBytes, blockSize)
        && blocks.All(bytes => bytes > 0 && bytes <= blockSize + LargestGrowth)
        && blocks.Sum(bytes => (long)bytes) == record.CompressedBytes;
}
