using System;
using System.Collections.Generic;
using System.IO;

namespace AlteryxBackup.Archives.Zip;

/// <summary>Reads a .zip's central directory.</summary>
internal static class ZipDirectory
{
    private const int LongestComment = ushort.MaxValue;

    /// <summary>The entries, and where the directory begins: no entry reaches beyond.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="limits">More entries and a longer directory are refused.</param>
    /// <exception cref="InvalidDataException">It isn't a .zip, or its directory makes no sense.</exception>
    public static (IReadOnlyList<ZipRecord> Records, long Start) Read(ArchiveBytes archive, ArchiveLimits limits)
    {
        var end = FindEnd(archive);
        if (end.Entries > limits.MaxEntries)
        {
            throw new InvalidDataException($"It says it has {end.Entries} entries; more than {limits.MaxEntries} are not read.");
        }

        if (end.Bytes > limits.MaxDirectoryBytes)
        {
            throw new InvalidDataException($"Its directory has {end.Bytes} bytes; more than {limits.MaxDirectoryBytes} are not read.");
        }

        if (end.Entries < 0 || end.Offset < 0 || end.Bytes < 0 || end.Offset > end.Position || end.Position - end.Offset != end.Bytes
            || end.Bytes < end.Entries * ZipFormat.CentralHeaderLength)
        {
            throw new InvalidDataException("Its directory is not where its end record says.");
        }

        using var buffered = new BufferedStream(new StreamSection(archive, end.Offset, end.Bytes), 1 << 16);
        using var reader = new BinaryReader(buffered);
        var records = new List<ZipRecord>();
        var header = new byte[ZipFormat.CentralHeaderLength];
        try
        {
            for (long index = 0; index < end.Entries; index++)
            {
                records.Add(ReadRecord(reader, header));
            }
        }
        catch (EndOfStreamException failure)
        {
            throw new InvalidDataException("Its directory is cut short.", failure);
        }

        return buffered.ReadByte() < 0
            ? (records, end.Offset)
            : throw new InvalidDataException("Its directory has more in it than its entries.");
    }

    // An archive of ours has no comment, and one could hide anything, a second directory even: the longer search only tells what is wrong.
    private static EndRecord FindEnd(ArchiveBytes archive)
    {
        var tailLength = (int)Math.Min(archive.Length, ZipFormat.EndLength + LongestComment);
        var tailStart = archive.Length - tailLength;
        var tail = archive.Read(tailStart, tailLength);
        var last = tailLength - ZipFormat.EndLength;
        if (last >= 0 && BitConverter.ToUInt32(tail, last) == ZipFormat.EndSignature && BitConverter.ToUInt16(tail, last + 20) == 0)
        {
            return ReadEnd(archive, tail, last, tailStart + last);
        }

        for (var at = last - 1; at >= 0; at--)
        {
            if (BitConverter.ToUInt32(tail, at) == ZipFormat.EndSignature)
            {
                throw new InvalidDataException($"{last - at} bytes follow its end record.");
            }
        }

        throw new InvalidDataException("It has no end record: it is no .zip, or it was cut short.");
    }

    private static EndRecord ReadEnd(ArchiveBytes archive, byte[] tail, int at, long position)
    {
        var narrow = new EndRecord(
            BitConverter.ToUInt16(tail, at + 10), BitConverter.ToUInt32(tail, at + 16), BitConverter.ToUInt32(tail, at + 12), position);
        if (BitConverter.ToUInt16(tail, at + 4) != 0 || BitConverter.ToUInt16(tail, at + 6) != 0 || BitConverter.ToUInt16(tail, at + 8) != narrow.Entries)
        {
            throw new InvalidDataException("It is one volume of several.");
        }

        var isZip64 = narrow.Entries == ZipFormat.ManyEntries || narrow.Offset == ZipFormat.SeeZip64 || narrow.Bytes == ZipFormat.SeeZip64;
        return isZip64 && position >= ZipFormat.Zip64LocatorLength ? ReadZip64End(archive, narrow) ?? narrow : narrow;
    }

    // Without a locator the narrow figures are meant as they are: an archive may have exactly 65,535 entries.
    private static EndRecord? ReadZip64End(ArchiveBytes archive, EndRecord narrow)
    {
        var endPosition = narrow.Position;
        var locator = archive.Read(endPosition - ZipFormat.Zip64LocatorLength, ZipFormat.Zip64LocatorLength);
        if (BitConverter.ToUInt32(locator, 0) != ZipFormat.Zip64LocatorSignature)
        {
            return null;
        }

        var position = BitConverter.ToInt64(locator, 8);
        if (position < 0 || position != endPosition - ZipFormat.Zip64LocatorLength - ZipFormat.Zip64EndLength)
        {
            throw new InvalidDataException("Its Zip64 end record is not where it is said to be.");
        }

        var record = archive.Read(position, ZipFormat.Zip64EndLength);
        var wide = new EndRecord(BitConverter.ToInt64(record, 32), BitConverter.ToInt64(record, 48), BitConverter.ToInt64(record, 40), position);
        var isSound = BitConverter.ToUInt32(record, 0) == ZipFormat.Zip64EndSignature
            && BitConverter.ToInt64(record, 4) + 12 == ZipFormat.Zip64EndLength
            && BitConverter.ToUInt32(record, 16) == 0
            && BitConverter.ToUInt32(record, 20) == 0
            && BitConverter.ToInt64(record, 24) == wide.Entries
            && (narrow.Entries == ZipFormat.ManyEntries || narrow.Entries == wide.Entries)
            && (narrow.Offset == ZipFormat.SeeZip64 || narrow.Offset == wide.Offset)
            && (narrow.Bytes == ZipFormat.SeeZip64 || narrow.Bytes == wide.Bytes);
        return isSound ? wide : throw new InvalidDataException("Its Zip64 end record makes no sense, or contradicts its end record.");
    }

    // One read for the fixed part of an entry: a listing comes by hundreds of thousands of them.
    private static ZipRecord ReadRecord(BinaryReader reader, byte[] header)
    {
        for (var filled = 0; filled < header.Length;)
        {
            var read = reader.Read(header, filled, header.Length - filled);
            filled += read > 0 ? read : throw new EndOfStreamException();
        }

        if (BitConverter.ToUInt32(header, 0) != ZipFormat.CentralHeaderSignature)
        {
            throw new InvalidDataException("Its directory is damaged.");
        }

        long compressed = BitConverter.ToUInt32(header, 20);
        long size = BitConverter.ToUInt32(header, 24);
        long offset = BitConverter.ToUInt32(header, 42);
        var nameLength = BitConverter.ToUInt16(header, 28);
        var extraLength = BitConverter.ToUInt16(header, 30);
        var commentLength = BitConverter.ToUInt16(header, 32);
        var name = Exactly(reader, nameLength);
        var extras = ZipExtras.Read(Exactly(reader, extraLength), name);
        _ = Exactly(reader, commentLength);

        return new ZipRecord
        {
            Name = name,
            Flags = BitConverter.ToUInt16(header, 8),
            Method = BitConverter.ToUInt16(header, 10),
            DosTime = BitConverter.ToUInt32(header, 12),
            UnixTime = extras.UnixTime,
            Crc = BitConverter.ToUInt32(header, 16),
            SizeBytes = size == ZipFormat.SeeZip64 ? extras.NextZip64Value() : size,
            CompressedBytes = compressed == ZipFormat.SeeZip64 ? extras.NextZip64Value() : compressed,
            Offset = offset == ZipFormat.SeeZip64 ? extras.NextZip64Value() : offset,
            ExternalAttributes = BitConverter.ToUInt32(header, 38),
            OtherName = extras.UnicodePath,
        };
    }

    private static byte[] Exactly(BinaryReader reader, int count)
    {
        var bytes = reader.ReadBytes(count);
        return bytes.Length == count ? bytes : throw new EndOfStreamException();
    }

    private sealed record EndRecord(long Entries, long Offset, long Bytes, long Position);
}
