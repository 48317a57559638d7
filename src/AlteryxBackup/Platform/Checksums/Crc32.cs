using System;

namespace AlteryxBackup.Platform.Checksums;

/// <summary>The checksum of gzip and ZIP (RFC 1952, polynomial 0xEDB88320): by the processor's own means where it has them, else by tables, eight bytes a step.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;

    private static readonly uint[][] Tables = MakeTables();

    /// <summary>Continues a checksum over more bytes; begin with 0.</summary>
    public static uint Append(uint crc, byte[] buffer, int start, int length)
    {
#if NET
        if (Crc32Folding.IsSupported && length >= Crc32Folding.Shortest)
        {
            var folded = length - (length % Crc32Folding.Step);
            crc = ~Crc32Folding.Append(~crc, buffer.AsSpan(start, folded));
            return AppendByTables(crc, buffer, start + folded, length - folded);
        }
#endif
        return AppendByTables(crc, buffer, start, length);
    }

    /// <summary>The checksum of two stretches from that of each.</summary>
    /// <param name="first">Of what comes first.</param>
    /// <param name="second">Of what follows.</param>
    /// <param name="secondLength">How many bytes follow.</param>
    public static uint Join(uint first, uint second, long secondLength) => Multiply(PowerOfX(secondLength), first) ^ second;

    /// <summary>Continues a checksum without the processor's help.</summary>
    internal static uint AppendByTables(uint crc, byte[] buffer, int start, int length)
    {
        uint[] t0 = Tables[0], t1 = Tables[1], t2 = Tables[2], t3 = Tables[3], t4 = Tables[4], t5 = Tables[5], t6 = Tables[6], t7 = Tables[7];
        var position = start;
        var end = start + length;
        crc = ~crc;
        for (; position <= end - Slices; position += Slices)
        {
            var low = crc ^ (uint)BitConverter.ToInt32(buffer, position);
            var high = (uint)BitConverter.ToInt32(buffer, position + 4);
            crc = t7[(byte)low] ^ t6[(byte)(low >> 8)] ^ t5[(byte)(low >> 16)] ^ t4[low >> 24]
                ^ t3[(byte)high] ^ t2[(byte)(high >> 8)] ^ t1[(byte)(high >> 16)] ^ t0[high >> 24];
        }

        for (; position < end; position++)
        {
            crc = t0[(byte)crc ^ buffer[position]] ^ (crc >> 8);
        }

        return ~crc;
    }

    // Appending bytes multiplies the checksum, a polynomial over GF(2) modulo the one above, by x to the power of eight times their number.
    private static uint PowerOfX(long bytes)
    {
        const uint One = 1u << 31;
        var power = One;
        var square = One >> 8;
        for (; bytes > 0; bytes >>= 1)
        {
            if ((bytes & 1) != 0)
            {
                power = Multiply(square, power);
            }

            square = Multiply(square, square);
        }

        return power;
    }

    private static uint Multiply(uint left, uint right)
    {
        var product = 0u;
        for (; left != 0; left <<= 1)
        {
            if ((left & (1u << 31)) != 0)
            {
                product ^= right;
            }

            right = Divide(right);
        }

        return product;
    }

    private static uint Divide(uint value) => (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;

    private static uint[][] MakeTables()
    {
        var tables = new uint[Slices][];
        for (var slice = 0; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];
            for (var value = 0; value < 256; value++)
            {
                tables[slice][value] = slice == 0 ? FirstTableEntry((uint)value) : tables[0][(byte)tables[slice - 1][value]] ^ (tables[slice - 1][value] >> 8);
            }
        }

        return tables;
    }

    private static uint FirstTableEntry(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = Divide(value);
        }

        return value;
    }
}
