using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace AlteryxBackup.Benchmarks.Databases;

/// <summary>Makes documents of the shapes that fill an Alteryx deployment's databases; the same for the same size.</summary>
internal static class SampleBson
{
    private const int ChunkSize = 255 * 1024;

    private static readonly string[] Words =
        ["workflow", "schedule", "gallery", "completed", "Größe", "analytics", "queue", "controller", "input", "output", "tool", "日次"];

    /// <summary>About 15 elements each: strings, numbers, times, an embedded document and an array.</summary>
    public static byte[] TextLike(int bytes) => Fill(bytes, TextDocument);

    /// <summary>GridFS chunks: one large binary each.</summary>
    public static byte[] Chunks(int bytes) => Fill(bytes, Chunk);

    /// <summary>Half of the bytes in chunks, half in text-like documents.</summary>
    public static byte[] Mixed(int bytes)
    {
        using var all = new MemoryStream();
        all.Write(Chunks(bytes / 2));
        all.Write(TextLike(bytes / 2));
        return all.ToArray();
    }

    public static byte[] Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return target.ToArray();
    }

    private static byte[] Fill(int bytes, Func<Random, int, byte[]> document)
    {
        var random = new Random(20261120);
        using var all = new MemoryStream();
        for (var number = 0; all.Length < bytes; number++)
        {
            all.Write(document(random, number));
        }

        return all.ToArray();
    }

    private static byte[] TextDocument(Random random, int number)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        Element(writer, 0x07, "_id");
        writer.Write(random.NextInt64());
        writer.Write(number);
        foreach (var name in new[] { "Name", "Owner", "Status", "Description", "FilePath", "Module", "Site" })
        {
            Text(writer, name, random);
        }

        Element(writer, 0x10, "Priority");
        writer.Write(random.Next(5));
        Element(writer, 0x12, "SizeBytes");
        writer.Write(random.NextInt64());
        Element(writer, 0x01, "Duration");
        writer.Write(random.NextDouble());
        Element(writer, 0x09, "CreatedAt");
        writer.Write(1_700_000_000_000L + number);
        Element(writer, 0x08, "Enabled");
        writer.Write(random.Next(2) == 0);
        Element(writer, 0x03, "Result");
        writer.Write(Nested(random, ["Message", "Log"]));
        Element(writer, 0x04, "Tags");
        writer.Write(Nested(random, ["0", "1", "2"]));
        return Document(body);
    }

    private static byte[] Chunk(Random random, int number)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        Element(writer, 0x07, "_id");
        writer.Write(random.NextInt64());
        writer.Write(number);
        Element(writer, 0x10, "n");
        writer.Write(number);
        Element(writer, 0x05, "data");
        writer.Write(ChunkSize);
        writer.Write((byte)0);
        var content = new byte[ChunkSize];
        random.NextBytes(content);
        // Packages are zip files beside logs and settings: half doesn't compress, half does.
        Array.Clear(content, 0, ChunkSize / 2);
        writer.Write(content);
        return Document(body);
    }

    private static byte[] Nested(Random random, string[] names)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        foreach (var name in names)
        {
            Text(writer, name, random);
        }

        return Document(body);
    }

    private static void Text(BinaryWriter writer, string name, Random random)
    {
        var text = new StringBuilder();
        for (var words = random.Next(1, 8); words > 0; words--)
        {
            text.Append(Words[random.Next(Words.Length)]).Append(' ');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        Element(writer, 0x02, name);
        writer.Write(bytes.Length + 1);
        writer.Write(bytes);
        writer.Write((byte)0);
    }

    private static void Element(BinaryWriter writer, byte type, string name)
    {
        writer.Write(type);
        writer.Write(Encoding.UTF8.GetBytes(name));
        writer.Write((byte)0);
    }

    private static byte[] Document(MemoryStream body) => [.. BitConverter.GetBytes((int)body.Length + 5), .. body.ToArray(), 0];
}
