using System;

namespace AlteryxBackup.Databases.Bson;

/// <summary>Tells whether bytes are UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF (RFC 3629).</summary>
internal static class Utf8Text
{
    private const long NotAscii = unchecked((long)0x8080808080808080);

    public static bool IsValid(byte[] buffer, int start, int length) =>
#if NET
        System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(start, length));
#else
        IsValidByteByByte(buffer, start, length);
#endif

    /// <summary>The same for a runtime that has no such method; built everywhere so that the two are tested against each other.</summary>
    public static bool IsValidByteByByte(byte[] buffer, int start, int length)
    {
        var position = start;
        var end = start + length;
        while (position < end)
        {
            if (position <= end - sizeof(long) && (BitConverter.ToInt64(buffer, position) & NotAscii) == 0)
            {
                position += sizeof(long);
                continue;
            }

            var size = SequenceLength(buffer, position, end);
            if (size == 0)
            {
                return false;
            }

            position += size;
        }

        return true;
    }

    /// <summary>Length of the character at a position; 0 when there is none. The bounds of the second byte are RFC 3629's table.</summary>
    private static int SequenceLength(byte[] buffer, int position, int end)
    {
        var lead = buffer[position];
        if (lead < 0x80)
        {
            return 1;
        }

        var size = lead switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => 0,
        };
        if (size == 0 || end - position < size)
        {
            return 0;
        }

        var lowest = lead switch { 0xE0 => 0xA0, 0xF0 => 0x90, _ => 0x80 };
        var highest = lead switch { 0xED => 0x9F, 0xF4 => 0x8F, _ => 0xBF };
        if (buffer[position + 1] < lowest || buffer[position + 1] > highest)
        {
            return 0;
        }

        for (var i = position + 2; i < position + size; i++)
        {
            if ((buffer[i] & 0xC0) != 0x80)
            {
                return 0;
            }
        }

        return size;
    }
}
