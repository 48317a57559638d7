using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace AlteryxBackup.Archives;

/// <summary>
/// The names that entries may have: relative, forward slashes, and such that every part can be a file's name on Windows. A source whose own name can't
/// is <see cref="Escape">escaped</see>: each offending character becomes <c>%{hex}</c> (its UTF-16 code), e.g. <c>a:b</c> → <c>a%{3A}b</c>; a <c>%</c>
/// before a <c>{</c> is escaped as well, so that <see cref="Unescape"/> gives back exactly what was there. Names that need no escape stay as they are,
/// those with a <c>%</c> too (mongodump escapes with it).
/// </summary>
public static class EntryName
{
    private const int LongestBytes = ushort.MaxValue;

    // No path on Windows has more characters, and the folder to unpack to needs some of them; nothing real is nested as deep.
    private const int LongestName = 32_000;
    private const int MostParts = 255;
    private const int ShortestDevice = 3;
    private const int LongestDevice = 7;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly char[] ForbiddenCharacters =
        ['\\', ':', '*', '?', '"', '<', '>', '|', .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)];

    private static readonly char[] DeviceDigits = [.. "0123456789¹²³"];
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"];
    private static readonly Regex Escaped = new(@"%\{([0-9A-F]{2,4})\}", RegexOptions.CultureInvariant);

    /// <summary>How names are told apart: neither by case nor by Unicode normal form, so that every entry can be unpacked on every system.</summary>
    public static StringComparer Comparer { get; } = new EntryNameComparer();

    /// <summary>Why a name can't be an entry's, in a few words; null when it can.</summary>
    public static string? Fault(string name)
    {
        if (name.Length == 0)
        {
            return "it is empty";
        }

        var parts = name.Split('/');
        if (name.Length > LongestName || parts.Length > MostParts)
        {
            return "it is too long, or its folders go too deep";
        }

        foreach (var part in parts)
        {
            if (PartFault(part) is { } fault)
            {
                return fault;
            }
        }

        // By the framework's own searches: a listing looks at names by the hundred thousand.
        return name.IndexOfAny(ForbiddenCharacters) >= 0 || HasLoneSurrogate(name) ? "it holds a character that names can't have on Windows"
            : Encoding.UTF8.GetByteCount(name) > LongestBytes ? "it is too long"
            : null;
    }

    /// <summary>Makes a name that an archive may hold out of a relative path.</summary>
    /// <param name="relativePath">Parts separated by forward slashes.</param>
    public static string Escape(string relativePath) => string.Join("/", relativePath.Split('/').Select(EscapePart));

    /// <summary>Gives back what <see cref="Escape"/> was given.</summary>
    public static string Unescape(string name) => Escaped.Replace(
        name,
        match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    private static string? PartFault(string part)
    {
        if (part.Length == 0)
        {
            return "a part of it is empty";
        }

        if (part is "." or "..")
        {
            return "a part of it points elsewhere";
        }

        if (part[part.Length - 1] is '.' or ' ')
        {
            return "a part of it ends with a dot or a space";
        }

        return IsDevice(part) ? "a part of it is the name of a device" : null;
    }

    private static bool HasLoneSurrogate(string name)
    {
        try
        {
            _ = StrictUtf8.GetByteCount(name);
            return false;
        }
        catch (EncoderFallbackException)
        {
            return true;
        }
    }

    private static string EscapePart(string part)
    {
        var escaped = new StringBuilder(part.Length);
        for (var index = 0; index < part.Length; index++)
        {
            var mustGo = IsForbidden(part, index)
                || (part[index] == '%' && index + 1 < part.Length && part[index + 1] == '{')
                || (index == part.Length - 1 && part[index] is ('.' or ' '))
                || (index == 0 && IsDevice(part));
            _ = mustGo ? escaped.Append("%{").Append(((int)part[index]).ToString("X2", CultureInfo.InvariantCulture)).Append('}') : escaped.Append(part[index]);
        }

        return escaped.ToString();
    }

    private static bool IsForbidden(string part, int index)
    {
        var character = part[index];
        return Array.IndexOf(ForbiddenCharacters, character) >= 0
            || (char.IsHighSurrogate(character) && (index + 1 == part.Length || !char.IsLowSurrogate(part[index + 1])))
            || (char.IsLowSurrogate(character) && (index == 0 || !char.IsHighSurrogate(part[index - 1])));
    }

    // Windows takes the name up to the first dot, without trailing spaces, and the superscript digits for digits.
    private static bool IsDevice(string part)
    {
        var dot = part.IndexOf('.');
        var length = dot < 0 ? part.Length : dot;
        while (length > 0 && part[length - 1] == ' ')
        {
            length--;
        }

        if (length is < ShortestDevice or > LongestDevice)
        {
            return false;
        }

        var stem = part.Substring(0, length);
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase))
                && DeviceDigits.Contains(stem[3]));
    }
}
