using System.IO;

namespace AlteryxBackup.Archives.Zip;

/// <summary>Puts ZIP's records into bytes.</summary>
internal static class ZipRecordWriter
{
    private const ushort VersionDeflate = 20;
    private const ushort VersionZip64 = 45;
    private const ushort MadeOnUnix = 3 << 8;

    // A regular file, readable by whoever unpacks it and no one else: entries hold tokens and keys.
    private const uint ExternalAttributes = 0x8180u << 16;

    public static byte[] LocalHeader(ZipRecord entry)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var sizesFollow = (entry.Flags & ZipFormat.SizesFollow) != 0;
        var announced = entry.HasZip64Descriptor ? ZipFormat.SeeZip64 : 0;
        writer.Write(ZipFormat.LocalHeaderSignature);
        writer.Write(entry.HasZip64Descriptor ? VersionZip64 : VersionDeflate);
        writer.Write(entry.Flags);
        writer.Write(entry.Method);
        writer.Write(entry.DosTime);
        writer.Write(sizesFollow ? 0 : entry.Crc);
        writer.Write(sizesFollow ? announced : (uint)entry.CompressedBytes);
        writer.Write(sizesFollow ? announced : (uint)entry.SizeBytes);
        writer.Write((ushort)entry.Name.Length);
        writer.Write((ushort)((entry.HasZip64Descriptor ? 20 : 0) + TimestampLength(entry)));
        writer.Write(entry.Name);
        if (entry.HasZip64Descriptor)
        {
            writer.Write(ZipFormat.Zip64Extra);
            writer.Write((ushort)16);
            writer.Write(0L);
            writer.Write(0L);
        }

        WriteTimestamp(writer, entry);
        return bytes.ToArray();
    }

    public static byte[] Descriptor(ZipRecord entry)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(ZipFormat.DescriptorSignature);
        writer.Write(entry.Crc);
        if (entry.HasZip64Descriptor)
        {
            writer.Write(entry.CompressedBytes);
            writer.Write(entry.SizeBytes);
        }
        else
        {
            writer.Write((uint)entry.CompressedBytes);
            writer.Write((uint)entry.SizeBytes);
        }

        return bytes.ToArray();
    }

    public static byte[] CentralHeader(ZipRecord entry)
    {
        using var zip64 = new MemoryStream();
        using var zip64Writer = new BinaryWriter(zip64);
        var size = NarrowOrExtra(entry.SizeBytes, zip64Writer);
        var compressed = NarrowOrExtra(entry.CompressedBytes, zip64Writer);
        var offset = NarrowOrExtra(entry.Offset, zip64Writer);
        var version = zip64.Length > 0 || entry.HasZip64Descriptor ? VersionZip64 : VersionDeflate;

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(ZipFormat.CentralHeaderSignature);
        writer.Write((ushort)(MadeOnUnix | VersionZip64));
        writer.Write(version);
        writer.Write(entry.Flags);
        writer.Write(entry.Method);
        writer.Write(entry.DosTime);
        writer.Write(entry.Crc);
        writer.Write(compressed);
        writer.Write(size);
        writer.Write((ushort)entry.Name.Length);
        writer.Write((ushort)((zip64.Length > 0 ? 4 + zip64.Length : 0) + TimestampLength(entry)));
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write(ExternalAttributes);
        writer.Write(offset);
        writer.Write(entry.Name);
        if (zip64.Length > 0)
        {
            writer.Write(ZipFormat.Zip64Extra);
            writer.Write((ushort)zip64.Length);
            writer.Write(zip64.ToArray());
        }

        WriteTimestamp(writer, entry);
        return bytes.ToArray();
    }

    public static byte[] End(long entries, long directoryOffset, long directoryBytes)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        if (entries >= ZipFormat.ManyEntries || directoryOffset >= ZipFormat.SeeZip64 || directoryBytes >= ZipFormat.SeeZip64)
        {
            WriteZip64End(writer, entries, directoryOffset, directoryBytes);
        }

        var narrowEntries = (ushort)System.Math.Min(entries, ZipFormat.ManyEntries);
        writer.Write(ZipFormat.EndSignature);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write(narrowEntries);
        writer.Write(narrowEntries);
        writer.Write((uint)System.Math.Min(directoryBytes, ZipFormat.SeeZip64));
        writer.Write((uint)System.Math.Min(directoryOffset, ZipFormat.SeeZip64));
        writer.Write((ushort)0);
        return bytes.ToArray();
    }

    private static void WriteZip64End(BinaryWriter writer, long entries, long directoryOffset, long directoryBytes)
    {
        writer.Write(ZipFormat.Zip64EndSignature);
        writer.Write((long)ZipFormat.Zip64EndLength - 12);
        writer.Write((ushort)(MadeOnUnix | VersionZip64));
        writer.Write(VersionZip64);
        writer.Write(0);
        writer.Write(0);
        writer.Write(entries);
        writer.Write(entries);
        writer.Write(directoryBytes);
        writer.Write(directoryOffset);

        writer.Write(ZipFormat.Zip64LocatorSignature);
        writer.Write(0);
        writer.Write(directoryOffset + directoryBytes);
        writer.Write(1);
    }

    private static uint NarrowOrExtra(long value, BinaryWriter extra)
    {
        if (value < ZipFormat.SeeZip64)
        {
            return (uint)value;
        }

        extra.Write(value);
        return ZipFormat.SeeZip64;
    }

    private static int TimestampLength(ZipRecord entry) => entry.UnixTime is null ? 0 : 9;

    private static void WriteTimestamp(BinaryWriter writer, ZipRecord entry)
    {
        if (entry.UnixTime is not { } seconds)
        {
            return;
        }

        const byte modificationTimeFollows = 1;
        writer.Write(ZipFormat.TimestampExtra);
        writer.Write((ushort)5);
        writer.Write(modificationTimeFollows);
        writer.Write(seconds);
    }
}
