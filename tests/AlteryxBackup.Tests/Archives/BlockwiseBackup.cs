using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Databases;

namespace AlteryxBackup.Tests.Archives;

/// <summary>A whole backup put together by hand, its large entries of independently compressed blocks, with an index of them; a writer of its own, so that it checks the product's.</summary>
internal sealed record BlockwiseBackup
{
    public const int BlockSize = 1 << 20;

    public Dictionary<string, byte[]> Content { get; init; } = Files();

    /// <summary>Changes the index before it is written: what it says of each entry.</summary>
    public Func<Dictionary<string, int[]>, Dictionary<string, int[]>> Index { get; init; } = blocks => blocks;

    /// <summary>Replaces the index's text.</summary>
    public Func<string, string> IndexText { get; init; } = text => text;

    /// <summary>Changes entries after manifest and checksums were made of their content.</summary>
    public Func<RawEntry, RawEntry> Change { get; init; } = entry => entry;

    /// <summary>Changes the manifest.</summary>
    public Func<BackupManifest, BackupManifest> Manifest { get; init; } = manifest => manifest;

    /// <summary>Joins blocks, at borders that the writer doesn't choose itself.</summary>
    public Func<byte[], (byte[] Data, int[] Blocks)> Compress { get; init; } = Blockwise;

    public static Dictionary<string, byte[]> Files() => new()
    {
        ["MongoDB/AlteryxService/AS_Queue.bson"] = Documents(1, (2 * BlockSize) + 12345),
        ["MongoDB/AlteryxService/AS_Queue.metadata.json"] = SampleBackup.Text("{\"collectionName\":\"AS_Queue\",\"indexes\":[]}"),
        ["MongoDB/AlteryxGallery/users.bson"] = Documents(2, 5000),
        ["MongoDB/AlteryxGallery/users.metadata.json"] = SampleBackup.Text("{\"collectionName\":\"users\"}"),
        ["Config/RuntimeSettings.xml"] = SampleBackup.Text("<SystemSettings><Controller/></SystemSettings>"),
        ["Config/Keys/a.key"] = SampleBackup.Text("key"),
        ["Config/ControllerToken.txt"] = SampleBackup.Text("token"),
        ["Metadata/ServerMetadata.json"] = SampleBackup.Text("{}"),
    };

    /// <summary>BSON of so many bytes or a little more: half of it text, half of it noise.</summary>
    public static byte[] Documents(int seed, int bytes)
    {
        var random = new Random(seed);
        using var documents = new MemoryStream();
        while (documents.Length < bytes)
        {
            var noise = new byte[random.Next(1, 3000)];
            random.NextBytes(noise);
            var text = Encoding.ASCII.GetBytes(random.Next(2) == 0 ? new string('x', noise.Length) : Convert.ToBase64String(noise));
            var document = new byte[4 + 3 + 4 + text.Length + 1 + 1];
            BinaryPrimitives.WriteInt32LittleEndian(document, document.Length);
            document[4] = 2;
            document[5] = (byte)'a';
            BinaryPrimitives.WriteInt32LittleEndian(document.AsSpan(7), text.Length + 1);
            text.CopyTo(document, 11);
            documents.Write(document);
        }

        return documents.ToArray();
    }

    public string Write(ScratchFolder folder, string name = "blockwise.zip") => folder.Write(name, Build(folder));

    public byte[] Build(ScratchFolder folder)
    {
        var blocks = new Dictionary<string, int[]>();
        var entries = Content.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => Entry(file.Key, file.Value, blocks)).ToList();
        var texts = new List<(string Name, byte[] Content)>(Content.Select(file => (file.Key, file.Value)));
        void Add(string name, string text)
        {
            texts.Add((name, SampleBackup.Text(text)));
            entries.Add(new RawEntry(name, text, deflated: true));
        }

        var index = new { BlockSizeBytes = BlockSize, Entries = Index(blocks).Select(entry => new { Path = entry.Key, CompressedBytes = entry.Value }) };
        Add(ArchiveLayout.BlockIndex, IndexText(JsonSerializer.Serialize(index)));
        Add(ArchiveLayout.RestoreText, "how to restore");
        var archived = texts.Select(text => new ArchivedEntry(text.Name, text.Content.Length, Convert.ToHexStringLower(SHA256.HashData(text.Content)))).ToList();
        Add(ArchiveLayout.Manifest, ManifestSerializer.Write(Manifest(Counted(Described(folder, archived)))));
        Add(ArchiveLayout.Checksums, Sha256Sums.Write(texts.Select(text => new ArchivedEntry(text.Name, text.Content.Length, Convert.ToHexStringLower(SHA256.HashData(text.Content))))));
        return new RawZip([.. entries.Select(Change)]).Build();
    }

    /// <summary>Blocks as the product makes them: each ended by a flush, the last followed by an empty final one.</summary>
    public static (byte[] Data, int[] Blocks) Blockwise(byte[] content)
    {
        using var data = new MemoryStream();
        var sizes = new List<int>();
        for (var at = 0; at < content.Length; at += BlockSize)
        {
            var start = data.Length;
            data.Write(Flushed(content.AsSpan(at, Math.Min(BlockSize, content.Length - at))));
            if (at + BlockSize >= content.Length)
            {
                data.Write([3, 0]);
            }

            sizes.Add((int)(data.Length - start));
        }

        return (data.ToArray(), [.. sizes]);
    }

    /// <summary>Compressed data that ends at a byte's border, and isn't finished.</summary>
    public static byte[] Flushed(ReadOnlySpan<byte> content)
    {
        using var data = new MemoryStream();
        using var deflate = new DeflateStream(data, CompressionLevel.Optimal);
        deflate.Write(content);
        deflate.Flush();
        return data.ToArray();
    }

    private RawEntry Entry(string name, byte[] content, Dictionary<string, int[]> index)
    {
        if (content.Length <= BlockSize)
        {
            return new RawEntry(name, content, deflated: true);
        }

        var (data, blocks) = Compress(content);
        index.Add(name, blocks);
        return new RawEntry(name, content, deflated: true) { Data = data, Compressed = data.Length, LocalCompressed = data.Length };
    }

    // An oplog belongs to no database.
    private static BackupManifest Described(ScratchFolder folder, IReadOnlyList<ArchivedEntry> entries)
    {
        var manifest = new SampleBackup(folder).Manifest([.. entries.Where(entry => entry.Path != "MongoDB/oplog.bson")]);
        return manifest with { ArchiveInformation = manifest.ArchiveInformation with { Entries = entries } };
    }

    private BackupManifest Counted(BackupManifest manifest)
    {
        var databases = manifest.MongoDBInformation.Databases
            .Select(database => database with
            {
                Collections = [.. database.Collections.Select(collection => new DumpedCollection(
                    collection.Name[..^".bson".Length], Count(Content[$"MongoDB/{database.Name}/{collection.Name}"]), collection.Bytes))],
            })
            .ToList();
        return manifest with { MongoDBInformation = manifest.MongoDBInformation with { Databases = databases, DocumentCount = databases.Sum(database => database.Collections.Sum(collection => collection.Documents)) } };
    }

    private static long Count(byte[] bson)
    {
        var count = 0L;
        for (var at = 0; at < bson.Length; at += BinaryPrimitives.ReadInt32LittleEndian(bson.AsSpan(at)))
        {
            count++;
        }

        return count;
    }
}
