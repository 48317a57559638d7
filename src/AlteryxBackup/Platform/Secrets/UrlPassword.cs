using System;
using System.Collections.Generic;

namespace AlteryxBackup.Platform.Secrets;

/// <summary>Finds the password of <c>scheme://user:password@host</c> in a text, whoever's it is.</summary>
internal static class UrlPassword
{
    private const string Marker = "://";

    /// <summary>Where passwords start and end, in the order of the text.</summary>
    public static IEnumerable<(int Start, int End)> FindAll(string text)
    {
        for (var marker = text.IndexOf(Marker, StringComparison.Ordinal); marker >= 0; marker = text.IndexOf(Marker, marker + 1, StringComparison.Ordinal))
        {
            var start = marker + Marker.Length;
            var end = start;
            while (end < text.Length && !EndsUrl(text[end], IsMongo(text, marker)))
            {
                end++;
            }

            var at = end > start ? text.LastIndexOf('@', end - 1, end - start) : -1;
            var colon = at < 0 ? -1 : text.IndexOf(':', start, at - start);
            if (colon >= 0)
            {
                yield return (colon + 1, at);
            }
        }
    }

    // People put passwords into MongoDB's addresses without encoding their slashes.
    private static bool EndsUrl(char character, bool isMongo) =>
        character is '"' or '\'' or '`' or '<' or '>' || char.IsWhiteSpace(character) || (!isMongo && character is '/' or '?' or '#');

    private static bool IsMongo(string text, int marker) => EndsWith(text, marker, "mongodb") || EndsWith(text, marker, "mongodb+srv");

    private static bool EndsWith(string text, int end, string scheme) =>
        end >= scheme.Length && string.Compare(text, end - scheme.Length, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
