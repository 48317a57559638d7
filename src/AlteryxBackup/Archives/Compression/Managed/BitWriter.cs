using System.IO;

namespace AlteryxBackup.Archives.Compression.Managed;

/// <summary>Appends bits, the lowest first, as deflate packs them.</summary>
internal sealed class BitWriter(MemoryStream output)
{
    private ulong _bits;
    private int _count;

    /// <summary>Appends the lowest bits of a value; at most 32.</summary>
    public void Write(uint value, int count)
    {
        _bits |= (ulong)value << _count;
        _count += count;
        while (_count >= 8)
        {
            output.WriteByte((byte)_bits);
            _bits >>= 8;
            _count -= 8;
        }
    }

    /// <summary>Fills up the last byte.</summary>
    public void Align()
    {
        if (_count > 0)
        {
            Write(0, 8 - _count);
        }
    }
}
