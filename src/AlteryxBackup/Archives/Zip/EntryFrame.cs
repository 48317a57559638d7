using System;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Archives.Zip;

/// <summary>What stands around an entry's content: the header before it and, when its sizes follow, the descriptor after it. Both must say what the directory says, and nothing else may stand there.</summary>
internal static class EntryFrame
{
    private const int NarrowDescriptor = 12;
    private const int WideDescriptor = 20;
    private const int Signature = 4;

    /// <summary>Where the content begins.</summary>
    /// <exception cref="InvalidDataException">The header isn't there or contradicts the directory; the descriptor does; or there are bytes that belong to nothing.</exception>
    public static long ContentStart(ArchiveBytes archive, ZipRecord record)
    {
        var header = archive.Read(record.Offset, ZipFormat.LocalHeaderLength);
        if (BitConverter.ToUInt32(header, 0) != ZipFormat.LocalHeaderSignature)
        {
            throw new InvalidDataException("its own header isn't where the directory says");
        }

        var nameLength = BitConverter.ToUInt16(header, 26);
        var extraLength = BitConverter.ToUInt16(header, 28);
        var start = record.Offset + ZipFormat.LocalHeaderLength + nameLength + extraLength;
        if (start > record.Limit - record.CompressedBytes)
        {
            throw new InvalidDataException("it reaches into what follows it");
        }

        var rest = archive.Read(record.Offset + ZipFormat.LocalHeaderLength, nameLength + extraLength);
        var name = rest.Take(nameLength).ToArray();
        var extras = ZipExtras.Read(rest.Skip(nameLength).ToArray(), name);
        var isSame = BitConverter.ToUInt16(header, 6) == record.Flags
            && BitConverter.ToUInt16(header, 8) == record.Method
            && BitConverter.ToUInt32(header, 10) == record.DosTime
            && name.SequenceEqual(record.Name)
            && (extras.UnixTime ?? record.UnixTime) == (record.UnixTime ?? extras.UnixTime)
            && (extras.UnicodePath is null || extras.UnicodePath.SequenceEqual(record.Name))
            && HasSameSizes(header, extras, record);
        if (!isSame)
        {
            throw new InvalidDataException("its own header contradicts the archive's directory");
        }

        CheckWhatFollows(archive, start + record.CompressedBytes, record);
        return start;
    }

    // With sizes that follow, the header may leave them out.
    private static bool HasSameSizes(byte[] header, ZipExtras extras, ZipRecord record)
    {
        var mayBeZero = (record.Flags & ZipFormat.SizesFollow) != 0;
        var size = Wide(BitConverter.ToUInt32(header, 22), extras);
        var compressed = Wide(BitConverter.ToUInt32(header, 18), extras);
        return Agrees(BitConverter.ToUInt32(header, 14), record.Crc, mayBeZero)
            && Agrees(compressed, record.CompressedBytes, mayBeZero)
            && Agrees(size, record.SizeBytes, mayBeZero);
    }

    private static bool Agrees(long said, long expected, bool mayBeZero) => said == expected || (mayBeZero && said == 0);

    private static long Wide(uint narrow, ZipExtras extras) => narrow == ZipFormat.SeeZip64 ? extras.NextZip64Value() : narrow;

    // Programs write descriptors with and without a signature, with sizes of four and of eight bytes: the length tells which.
    private static void CheckWhatFollows(ArchiveBytes archive, long end, ZipRecord record)
    {
        var length = record.Limit - end;
        if ((record.Flags & ZipFormat.SizesFollow) == 0)
        {
            if (length > 0)
            {
                throw new InvalidDataException($"{length} bytes after it belong to nothing");
            }

            return;
        }

        if (length is not (NarrowDescriptor or NarrowDescriptor + Signature or WideDescriptor or WideDescriptor + Signature))
        {
            throw new InvalidDataException($"{length} bytes follow it, and no descriptor is that long");
        }

        var descriptor = archive.Read(end, (int)length);
        var isSigned = length is NarrowDescriptor + Signature or WideDescriptor + Signature;
        var at = isSigned ? Signature : 0;
        var isWide = length >= WideDescriptor;
        var isSame = (!isSigned || BitConverter.ToUInt32(descriptor, 0) == ZipFormat.DescriptorSignature)
            && BitConverter.ToUInt32(descriptor, at) == record.Crc
            && (isWide ? BitConverter.ToInt64(descriptor, at + 4) : BitConverter.ToUInt32(descriptor, at + 4)) == record.CompressedBytes
            && (isWide ? BitConverter.ToInt64(descriptor, at + 12) : BitConverter.ToUInt32(descriptor, at + 8)) == record.SizeBytes;
        if (!isSame)
        {
            throw new InvalidDataException("the descriptor after it contradicts the archive's directory");
        }
    }
}
