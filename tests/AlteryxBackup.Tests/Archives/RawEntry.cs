using System.IO;
using System.IO.Compression;
using System.Text;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Tests.Archives;

/// <summary>An entry put together by hand, so that each of its fields can lie. Sound as long as nothing is changed.</summary>
internal sealed record RawEntry
{
    public RawEntry(string name, string content = "content", bool deflated = false)
        : this(name, Encoding.UTF8.GetBytes(content), deflated)
    {
    }

    public RawEntry(string name, byte[] bytes, bool deflated)
    {
        Name = LocalName = Encoding.UTF8.GetBytes(name);
        deflated &= bytes.Length > 0;
        Crc = LocalCrc = Crc32.Append(0, bytes, 0, bytes.Length);
        Size = LocalSize = bytes.Length;
        Data = deflated ? Deflate(bytes) : bytes;
        Compressed = LocalCompressed = Data.Length;
        Method = LocalMethod = (ushort)(deflated ? 8 : 0);
    }

    public byte[] Name { get; init; }

    public byte[] LocalName { get; init; }

    public byte[] Data { get; init; }

    public ushort Flags { get; init; } = 1 << 11;

    public ushort? LocalFlags { get; init; }

    public ushort Method { get; init; }

    public ushort LocalMethod { get; init; }

    public uint Time { get; init; } = 0x5B754000;

    public uint? LocalTime { get; init; }

    public uint Crc { get; init; }

    public uint LocalCrc { get; init; }

    public long Size { get; init; }

    public long LocalSize { get; init; }

    public long Compressed { get; init; }

    public long LocalCompressed { get; init; }

    public byte[] Extra { get; init; } = [];

    public byte[] LocalExtra { get; init; } = [];

    public uint ExternalAttributes { get; init; } = 0x81800000;

    /// <summary>What stands between the content and the next entry.</summary>
    public byte[] After { get; init; } = [];

    /// <summary>Where the directory says that it begins; null for the truth.</summary>
    public long? Offset { get; init; }

    public static byte[] Deflate(byte[] content)
    {
        using var deflated = new MemoryStream();
        using (var deflate = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return deflated.ToArray();
    }

    /// <summary>With sizes that follow its content, in a descriptor.</summary>
    public RawEntry WithDescriptor(bool signed, bool wide, long? size = null)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        if (signed)
        {
            writer.Write(0x08074B50);
        }

        writer.Write(Crc);
        foreach (var value in new[] { Compressed, size ?? Size })
        {
            if (wide)
            {
                writer.Write(value);
            }
            else
            {
                writer.Write((uint)value);
            }
        }

        return this with { Flags = (ushort)(Flags | 8), LocalCrc = 0, LocalSize = 0, LocalCompressed = 0, After = bytes.ToArray() };
    }

    public void WriteLocal(BinaryWriter writer)
    {
        writer.Write(0x04034B50);
        writer.Write((ushort)20);
        writer.Write(LocalFlags ?? Flags);
        writer.Write(LocalMethod);
        writer.Write(LocalTime ?? Time);
        writer.Write(LocalCrc);
        writer.Write((uint)LocalCompressed);
        writer.Write((uint)LocalSize);
        writer.Write((ushort)LocalName.Length);
        writer.Write((ushort)LocalExtra.Length);
        writer.Write(LocalName);
        writer.Write(LocalExtra);
        writer.Write(Data);
        writer.Write(After);
    }

    public void WriteCentral(BinaryWriter writer, long offset)
    {
        writer.Write(0x02014B50);
        writer.Write((ushort)(20 | (3 << 8)));
        writer.Write((ushort)20);
        writer.Write(Flags);
        writer.Write(Method);
        writer.Write(Time);
        writer.Write(Crc);
        writer.Write((uint)Compressed);
        writer.Write((uint)Size);
        writer.Write((ushort)Name.Length);
        writer.Write((ushort)Extra.Length);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write(ExternalAttributes);
        writer.Write((uint)(Offset ?? offset));
        writer.Write(Name);
        writer.Write(Extra);
    }
}
