using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace AlteryxBackup.Archives;

/// <summary>
/// A name without what some system passes over: upper case, and fully decomposed (NFD). Decomposed here, because a program without the system's
/// globalization tables, as the command line is, gets every string back as it is from <c>string.Normalize</c>.
/// </summary>
internal static class FoldedName
{
    private const char FirstDecomposable = '\u00C0';

    // Hangul is decomposed by arithmetic (The Unicode Standard, section 3.12).
    private const int HangulStart = 0xAC00;
    private const int HangulEnd = 0xD7A3;
    private const int LeadStart = 0x1100;
    private const int VowelStart = 0x1161;
    private const int TrailStart = 0x11A7;
    private const int VowelCount = 21;
    private const int TrailCount = 28;

    // "É" + "E" + U+0301 on each line: a character and all it decomposes into, of Unicode 14.
    private static readonly Lazy<Dictionary<string, string>> Decompositions = new(Read);

    public static string Of(string name) => (name.Any(character => character >= FirstDecomposable) ? Decomposed(name) : name).ToUpperInvariant();

    private static string Decomposed(string name)
    {
        var plain = new StringBuilder(name.Length * 2);
        for (var index = 0; index < name.Length; index++)
        {
            var length = char.IsSurrogatePair(name, index) ? 2 : 1;
            if (length == 1 && name[index] is >= (char)HangulStart and <= (char)HangulEnd)
            {
                AppendHangul(plain, name[index] - HangulStart);
            }
            else
            {
                var character = name.Substring(index, length);
                _ = plain.Append(Decompositions.Value.TryGetValue(character, out var parts) ? parts : character);
            }

            index += length - 1;
        }

        return InOneOrder(plain.ToString());
    }

    private static void AppendHangul(StringBuilder plain, int syllable)
    {
        var trail = syllable % TrailCount;
        _ = plain
            .Append((char)(LeadStart + (syllable / (VowelCount * TrailCount))))
            .Append((char)(VowelStart + (syllable % (VowelCount * TrailCount) / TrailCount)));
        if (trail > 0)
        {
            _ = plain.Append((char)(TrailStart + trail));
        }
    }

    // Marks on one letter may come in several orders. Unicode lets only those of different classes change places; names that differ in nothing but
    // the order of any marks are too alike to be told apart.
    private static string InOneOrder(string plain)
    {
        var characters = plain.ToCharArray();
        for (var start = 0; start < characters.Length; start++)
        {
            var end = start;
            while (end < characters.Length && IsMark(characters[end]))
            {
                end++;
            }

            Array.Sort(characters, start, end - start);
            start = end;
        }

        return new string(characters);
    }

    private static bool IsMark(char character) => CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static Dictionary<string, string> Read()
    {
        using var text = new StreamReader(typeof(FoldedName).Assembly.GetManifestResourceStream("CanonicalDecompositions.txt")!, Encoding.UTF8);
        var decompositions = new Dictionary<string, string>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            var length = char.IsSurrogatePair(line, 0) ? 2 : 1;
            decompositions.Add(line.Substring(0, length), line.Substring(length));
        }

        return decompositions;
    }
}
