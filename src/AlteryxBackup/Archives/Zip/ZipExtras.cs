using System;
using System.IO;

namespace AlteryxBackup.Archives.Zip;

/// <summary>The extra fields of an entry that matter here.</summary>
internal sealed class ZipExtras
{
    private readonly byte[] _zip64;
    private int _zip64Position;

    private ZipExtras(byte[] zip64, int? unixTime)
    {
        _zip64 = zip64;
        UnixTime = unixTime;
    }

    /// <summary>Time of change in seconds since 1970; null when not recorded.</summary>
    public int? UnixTime { get; }

    /// <summary>Goes through a block of extra fields; what is no field at its end is passed over, as other tools do.</summary>
    public static ZipExtras Read(byte[] extra)
    {
        byte[] zip64 = [];
        int? unixTime = null;
        for (var at = 0; at + 4 <= extra.Length;)
        {
            var id = BitConverter.ToUInt16(extra, at);
            var length = BitConverter.ToUInt16(extra, at + 2);
            at += 4;
            if (at + length > extra.Length)
            {
                break;
            }

            if (id == ZipFormat.Zip64Extra)
            {
                zip64 = new byte[length];
                Buffer.BlockCopy(extra, at, zip64, 0, length);
            }
            else if (id == ZipFormat.TimestampExtra && length >= 5 && (extra[at] & 1) == 1)
            {
                unixTime = BitConverter.ToInt32(extra, at + 1);
            }

            at += length;
        }

        return new ZipExtras(zip64, unixTime);
    }

    /// <summary>The next of the 64-bit values; they stand in the order size, compressed size, offset, and only those whose narrow field points here.</summary>
    /// <exception cref="InvalidDataException">There is none left, or it is negative.</exception>
    public long NextZip64Value()
    {
        if (_zip64Position + 8 > _zip64.Length)
        {
            throw new InvalidDataException("Its directory lacks a Zip64 field.");
        }

        var value = BitConverter.ToInt64(_zip64, _zip64Position);
        _zip64Position += 8;
        return value >= 0 ? value : throw new InvalidDataException("Its directory has an impossible size.");
    }
}
