using System;
using System.Collections.Generic;
using System.IO;

namespace AlteryxBackup.Tests.Archives;

/// <summary>A .zip put together by hand, sound as long as nothing is changed.</summary>
internal sealed record RawZip(params IReadOnlyList<RawEntry> Entries)
{
    public byte[] Leading { get; init; } = [];

    public byte[] BeforeDirectory { get; init; } = [];

    public byte[] AfterDirectory { get; init; } = [];

    public byte[] Trailing { get; init; } = [];

    public byte[] Comment { get; init; } = [];

    /// <summary>How many entries the end record claims; null for the truth.</summary>
    public long? ClaimedEntries { get; init; }

    /// <summary>Changes where the directory is said to begin.</summary>
    public Func<long, long> DirectoryOffset { get; init; } = offset => offset;

    /// <summary>The figures stand in a Zip64 end record.</summary>
    public bool IsZip64 { get; init; }

    public byte[] Build()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Leading);
        var offsets = new List<long>();
        foreach (var entry in Entries)
        {
            offsets.Add(bytes.Position);
            entry.WriteLocal(writer);
        }

        writer.Write(BeforeDirectory);
        var start = bytes.Position;
        for (var index = 0; index < Entries.Count; index++)
        {
            Entries[index].WriteCentral(writer, offsets[index]);
        }

        var length = bytes.Position - start;
        writer.Write(AfterDirectory);
        WriteEnd(writer, ClaimedEntries ?? Entries.Count, DirectoryOffset(start), length, bytes.Position);
        writer.Write(Trailing);
        return bytes.ToArray();
    }

    private void WriteEnd(BinaryWriter writer, long entries, long offset, long length, long position)
    {
        if (IsZip64)
        {
            writer.Write(0x06064B50);
            writer.Write(44L);
            writer.Write((ushort)45);
            writer.Write((ushort)45);
            writer.Write(0);
            writer.Write(0);
            writer.Write(entries);
            writer.Write(entries);
            writer.Write(length);
            writer.Write(offset);
            writer.Write(0x07064B50);
            writer.Write(0);
            writer.Write(position);
            writer.Write(1);
        }

        writer.Write(0x06054B50);
        writer.Write(0);
        writer.Write((ushort)(IsZip64 ? 0xFFFF : entries));
        writer.Write((ushort)(IsZip64 ? 0xFFFF : entries));
        writer.Write(IsZip64 ? 0xFFFFFFFF : (uint)length);
        writer.Write(IsZip64 ? 0xFFFFFFFF : (uint)offset);
        writer.Write((ushort)Comment.Length);
        writer.Write(Comment);
    }
}
