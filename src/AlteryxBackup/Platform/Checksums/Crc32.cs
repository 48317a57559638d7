namespace AlteryxBackup.Platform.Checksums;

/// <summary>The checksum of gzip (RFC 1952, polynomial 0xEDB88320), eight bytes a step.</summary>
internal static class Crc32
{
    private const int Slices = 8;

    private static readonly uint[][] Tables = MakeTables();

    /// <summary>Continues a checksum over more bytes; begin with 0.</summary>
    public static uint Append(uint crc, byte[] buffer, int start, int length)
    {
        uint[] t0 = Tables[0], t1 = Tables[1], t2 = Tables[2], t3 = Tables[3], t4 = Tables[4], t5 = Tables[5], t6 = Tables[6], t7 = Tables[7];
        var position = start;
        var end = start + length;
        crc = ~crc;
        for (; position <= end - Slices; position += Slices)
        {
            var low = crc ^ (uint)System.BitConverter.ToInt32(buffer, position);
            var high = (uint)System.BitConverter.ToInt32(buffer, position + 4);
            crc = t7[(byte)low] ^ t6[(byte)(low >> 8)] ^ t5[(byte)(low >> 16)] ^ t4[low >> 24]
                ^ t3[(byte)high] ^ t2[(byte)(high >> 8)] ^ t1[(byte)(high >> 16)] ^ t0[high >> 24];
        }

        for (; position < end; position++)
        {
            crc = t0[(byte)crc ^ buffer[position]] ^ (crc >> 8);
        }

        return ~crc;
    }

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
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        }

        return value;
    }
}
