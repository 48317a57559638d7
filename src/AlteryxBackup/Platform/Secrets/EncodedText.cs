using System;
using System.Collections.Generic;

namespace AlteryxBackup.Platform.Secrets;

/// <summary>
/// Reads text as whoever encoded it meant it: at each place the character that stands there, and the one that stands for something else:
/// <c>%2F</c>, <c>+</c>, <c>\u002f</c>, <c>\/</c>, <c>&amp;#x2F;</c>, <c>&amp;amp;</c>. Characters are Unicode code points.
/// </summary>
/// <param name="text">The text.</param>
internal readonly struct EncodedText(string text)
{
    private const string JsonEscapes = "\"\\/'bfnrt";
    private const string JsonMeanings = "\"\\/'\b\f\n\r\t";
    private const int LongestEntity = 12;

    private static readonly Dictionary<string, int> XmlNames = new(StringComparer.Ordinal)
    {
        ["amp"] = '&', ["lt"] = '<', ["gt"] = '>', ["quot"] = '"', ["apos"] = '\'',
    };

    public string Text => text;

    public int Length => text.Length;

    /// <summary>The character as it stands there.</summary>
    public (int CodePoint, int Length) Raw(int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        ? (char.ConvertToUtf32(text[at], text[at + 1]), 2)
        : (text[at], 1);

    /// <summary>The character that is encoded there; length 0 when none is.</summary>
    public (int CodePoint, int Length) Decoded(int at) => text[at] switch
    {
        '+' => (' ', 1),
        '%' => Percent(at),
        '\\' => Json(at),
        '&' => Xml(at),
        _ => default,
    };

    private (int CodePoint, int Length) Percent(int at)
    {
        if (!Hexadecimal(at + 1, 2, out var first))
        {
            return default;
        }

        var bytes = first switch { < 0x80 => 1, < 0xC2 => 0, < 0xE0 => 2, < 0xF0 => 3, < 0xF5 => 4, _ => 0 };
        var codePoint = bytes <= 1 ? first : first & (0x7F >> bytes);
        for (var i = 1; i < bytes; i++)
        {
            if (at + (3 * i) >= text.Length || text[at + (3 * i)] != '%' || !Hexadecimal(at + (3 * i) + 1, 2, out var next) || (next & 0xC0) != 0x80)
            {
                return default;
            }

            codePoint = (codePoint << 6) | (next & 0x3F);
        }

        return bytes == 0 ? default : (codePoint, 3 * bytes);
    }

    private (int CodePoint, int Length) Json(int at)
    {
        if (at + 1 >= text.Length)
        {
            return default;
        }

        if (text[at + 1] != 'u')
        {
            var escape = JsonEscapes.IndexOf(text[at + 1]);
            return escape < 0 ? default : (JsonMeanings[escape], 2);
        }

        if (!Hexadecimal(at + 2, 4, out var high))
        {
            return default;
        }

        var isPair = char.IsHighSurrogate((char)high) && at + 7 < text.Length && text[at + 6] == '\\' && text[at + 7] == 'u';
        return isPair && Hexadecimal(at + 8, 4, out var low) && char.IsLowSurrogate((char)low)
            ? (char.ConvertToUtf32((char)high, (char)low), 12)
            : (high, 6);
    }

    private (int CodePoint, int Length) Xml(int at)
    {
        var end = text.IndexOf(';', at, Math.Min(LongestEntity, text.Length - at));
        if (end < 0)
        {
            return default;
        }

        var name = text.Substring(at + 1, end - at - 1);
        var length = end - at + 1;
        if (XmlNames.TryGetValue(name, out var named))
        {
            return (named, length);
        }

        if (name.Length < 2 || name[0] != '#')
        {
            return default;
        }

        var isNumber = name[1] is 'x' or 'X'
            ? Number(at + 3, end - at - 3, 16, out var codePoint)
            : Number(at + 2, end - at - 2, 10, out codePoint);
        return isNumber ? (codePoint, length) : default;
    }

    private bool Hexadecimal(int at, int digits, out int value) => Number(at, digits, 16, out value);

    private bool Number(int at, int digits, int radix, out int value)
    {
        value = 0;
        if (digits <= 0 || at + digits > text.Length)
        {
            return false;
        }

        for (var i = at; i < at + digits; i++)
        {
            var digit = text[i] switch
            {
                >= '0' and <= '9' => text[i] - '0',
                >= 'a' and <= 'f' => text[i] - 'a' + 10,
                >= 'A' and <= 'F' => text[i] - 'A' + 10,
                _ => radix,
            };
            if (digit >= radix)
            {
                return false;
            }

            value = unchecked((value * radix) + digit);
        }

        return true;
    }
}
