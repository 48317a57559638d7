using System;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Archives.Zip;

/// <summary>An entry's header before its content; it must say what the directory says.</summary>
internal static class LocalHeader
{
    /// <summary>Where the content begins.</summary>
    /// <exception cref="InvalidDataException">The header isn't there or contradicts the directory.</exception>
    public static long ContentStart(Stream stream, ZipRecord record)
    {
        using var reader = new BinaryReader(new StreamSection(stream, record.Offset, ZipFormat.LocalHeaderLength + record.Name.Length));
        var header = reader.ReadBytes(ZipFormat.LocalHeaderLength);
        var name = reader.ReadBytes(record.Name.Length);
        var isSame = header.Length == ZipFormat.LocalHeaderLength
            && BitConverter.ToUInt32(header, 0) == ZipFormat.LocalHeaderSignature
            && BitConverter.ToUInt16(header, 6) == record.Flags
            && BitConverter.ToUInt16(header, 8) == record.Method
            && BitConverter.ToUInt16(header, 26) == record.Name.Length
            && name.SequenceEqual(record.Name)
            && ((record.Flags & ZipFormat.SizesFollow) != 0 || BitConverter.ToUInt32(header, 14) == record.Crc);
        return isSame
            ? record.Offset + ZipFormat.LocalHeaderLength + record.Name.Length + BitConverter.ToUInt16(header, 28)
            : throw new InvalidDataException("its own header contradicts the archive's directory");
    }
}
