namespace AlteryxBackup.Archives.Zip;

/// <summary>CRC-32 as ZIP has it (polynomial 0xEDB88320), eight bytes a step: neither target framework brings one.</summary>
internal sealed class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;
    private static readonly uint[][] Tables = MakeTables();

    private uint _state = uint.MaxValue;

    /// <summary>The checksum of what was appended so far.</summary>
    public uint Value => ~_state;

    /// <summary>Takes the next bytes.</summary>
    public void Append(byte[] buffer, int offset, int count)
    {
        var crc = _state;
        var end = offset + count;
        var position = offset;
        for (; position + Slices <= end; position += Slices)
        {
            var low = crc ^ (uint)(buffer[position] | (buffer[position + 1] << 8) | (buffer[position + 2] << 16) | (buffer[position + 3] << 24));
            crc = Tables[7][low & 0xFF]
                ^ Tables[6][(low >> 8) & 0xFF]
                ^ Tables[5][(low >> 16) & 0xFF]
                ^ Tables[4][low >> 24]
                ^ Tables[3][buffer[position + 4]]
                ^ Tables[2][buffer[position + 5]]
                ^ Tables[1][buffer[position + 6]]
                ^ Tables[0][buffer[position + 7]];
        }

        for (; position < end; position++)
        {
            crc = (crc >> 8) ^ Tables[0][(crc ^ buffer[position]) & 0xFF];
        }

        _state = crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[Slices][];
        for (var slice = 0; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];
        }

        for (uint value = 0; value < 256; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ Polynomial : crc >> 1;
            }

            tables[0][value] = crc;
        }

        for (var slice = 1; slice < Slices; slice++)
        {
            for (var value = 0; value < 256; value++)
            {
                var crc = tables[slice - 1][value];
                tables[slice][value] = (crc >> 8) ^ tables[0][crc & 0xFF];
            }
        }

        return tables;
    }
}
