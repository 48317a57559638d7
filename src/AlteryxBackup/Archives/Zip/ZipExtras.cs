using System;
using System.IO;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives.Zip;

/// <summary>The extra fields of an entry that matter here.</summary>
internal sealed class ZipExtras
{
    private byte[] _zip64 = [];
    private int _zip64Position;

    private ZipExtras()
    {
    }

    /// <summary>Time of change in seconds since 1970; null when not recorded.</summary>
    public int? UnixTime { get; private set; }

    /// <summary>The name that programs take which know this field; null when there is none, or one for another name.</summary>
    public byte[]? UnicodePath { get; private set; }

    /// <summary>Goes through a block of extra fields; what is no field at its end is passed over, as other tools do.</summary>
    public static ZipExtras Read(byte[] extra, byte[] name)
    {
        var extras = new ZipExtras();
        for (var at = 0; at + 4 <= extra.Length;)
        {
            var id = BitConverter.ToUInt16(extra, at);
            var length = BitConverter.ToUInt16(extra, at + 2);
            at += 4;
            if (at + length > extra.Length)
            {
                break;
            }

            extras.Take(id, extra, at, length, name);
            at += length;
        }

        return extras;
    }

    /// <summary>The next of the 64-bit values; they stand in the order size, compressed size, offset, and only those whose narrow field points here.</summary>
    /// <exception cref="InvalidDataException">There is none left, or it is negative.</exception>
    public long NextZip64Value()
    {
        if (_zip64Position + 8 > _zip64.Length)
        {
            throw new InvalidDataException("A Zip64 field is missing.");
        }

        var value = BitConverter.ToInt64(_zip64, _zip64Position);
        _zip64Position += 8;
        return value >= 0 ? value : throw new InvalidDataException("A size is impossible.");
    }

    private void Take(ushort id, byte[] extra, int at, int length, byte[] name)
    {
        if (id == ZipFormat.Zip64Extra)
        {
            _zip64 = Copy(extra, at, length);
        }
        else if (id == ZipFormat.TimestampExtra && length >= 5 && (extra[at] & 1) == 1)
        {
            UnixTime = BitConverter.ToInt32(extra, at + 1);
        }
        else if (id == ZipFormat.UnicodePathExtra && length >= 5 && BitConverter.ToUInt32(extra, at + 1) == Crc32.Append(0, name, 0, name.Length))
        {
            UnicodePath = Copy(extra, at + 5, length - 5);
        }
    }

    private static byte[] Copy(byte[] from, int at, int length)
    {
        var copy = new byte[length];
        Buffer.BlockCopy(from, at, copy, 0, length);
        return copy;
    }
}
