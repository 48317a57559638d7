using System.IO;

namespace AlteryxBackup.Archives.Compression.Deflate;

/// <summary>Appends bits, the lowest first, as deflate packs them.</summary>
internal sealed class BitWriter(MemoryStream output)
{
    private readonly byte[] _bytes = new byte[1 << 12];
    private ulong _bits;
    private int _bitCount;
    private int _byteCount;

    /// <summary>Appends the lowest bits of a value that has no others; at most 32.</summary>
    public void Write(uint value, int count)
    {
        _bits |= (ulong)value << _bitCount;
        _bitCount += count;
        if (_bitCount >= 32)
        {
            PassOn32();
        }
    }

    /// <summary>Ends the stretch at a byte border, by an empty stored block as zlib's Z_SYNC_FLUSH does, and hands on what is held.</summary>
    public void Flush()
    {
        const int blockHeader = 3;
        Write(0, blockHeader);
        Write(0, -_bitCount & 7);
        Write(0xFFFF0000, 32);
        while (_bitCount > 0)
        {
            _bytes[_byteCount++] = (byte)_bits;
            _bits >>= 8;
            _bitCount -= 8;
        }

        output.Write(_bytes, 0, _byteCount);
        _byteCount = 0;
    }

    private void PassOn32()
    {
        if (_byteCount > _bytes.Length - sizeof(ulong))
        {
            output.Write(_bytes, 0, _byteCount);
            _byteCount = 0;
        }

        _bytes[_byteCount] = (byte)_bits;
        _bytes[_byteCount + 1] = (byte)(_bits >> 8);
        _bytes[_byteCount + 2] = (byte)(_bits >> 16);
        _bytes[_byteCount + 3] = (byte)(_bits >> 24);
        _byteCount += sizeof(uint);
        _bits >>= 32;
        _bitCount -= 32;
    }
}
