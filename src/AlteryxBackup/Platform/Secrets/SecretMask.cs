using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AlteryxBackup.Platform.Secrets;

/// <summary>
/// Puts <c>***</c> in the place of every secret it was told: plain, URL, JSON and XML encoded, however the encoder chose among its escapes, and in base64
/// of UTF-8 or UTF-16LE, alone or as part of something longer. A secret of several lines is masked line by line too. One of 1 or 2 characters is masked only
/// where no letter or digit touches it: anywhere else it would make the text useless and give itself away by the gaps. The password of any
/// <c>scheme://user:password@</c> is masked even when nobody told of it. Keeps the secrets in memory as long as it lives. Safe on several threads.
/// </summary>
public sealed class SecretMask
{
    private const string Masked = "***";

    private readonly object _gate = new();
    private volatile Dictionary<int, SecretPattern[]> _byFirst = [];

    /// <summary>Learns a secret; an empty one is none.</summary>
    public void Add(Secret secret)
    {
        if (secret.IsEmpty())
        {
            return;
        }

        var learned = SecretForms.Of(secret.Reveal(Encoding.UTF8.GetString))
            .SelectMany(pattern => pattern.Starts.Select(start => (Start: start, Pattern: pattern)))
            .ToLookup(entry => entry.Start, entry => entry.Pattern);
        lock (_gate)
        {
            var extended = new Dictionary<int, SecretPattern[]>(_byFirst);
            foreach (var group in learned)
            {
                extended[group.Key] = extended.TryGetValue(group.Key, out var known) ? [.. known, .. group] : [.. group];
            }

            _byFirst = extended;
        }
    }

    /// <summary>The text without any secret; the same object when there was none in it.</summary>
    public string Mask(string text)
    {
        var found = FindSecrets(text);
        found.AddRange(UrlPassword.FindAll(text));
        if (found.Count == 0)
        {
            return text;
        }

        found.Sort();
        var masked = new StringBuilder(text.Length);
        var copied = 0;
        var hidden = -1;
        foreach (var (start, end) in found)
        {
            if (start > hidden)
            {
                masked.Append(text, copied, start - copied).Append(Masked);
            }

            hidden = Math.Max(hidden, end);
            copied = hidden;
        }

        return masked.Append(text, copied, text.Length - copied).ToString();
    }

    private List<(int Start, int End)> FindSecrets(string text)
    {
        var found = new List<(int Start, int End)>();
        var byFirst = _byFirst;
        if (byFirst.Count == 0)
        {
            return found;
        }

        var encoded = new EncodedText(text);
        for (var at = 0; at < text.Length; at++)
        {
            var first = encoded.Raw(at).CodePoint;
            AddMatches(byFirst, first, encoded, at, found);
            if (encoded.Decoded(at) is { Length: > 0 } decoded && decoded.CodePoint != first)
            {
                AddMatches(byFirst, decoded.CodePoint, encoded, at, found);
            }
        }

        return found;
    }

    private static void AddMatches(
        Dictionary<int, SecretPattern[]> byFirst, int first, EncodedText encoded, int at, List<(int Start, int End)> found)
    {
        if (!byFirst.TryGetValue(first, out var patterns))
        {
            return;
        }

        foreach (var pattern in patterns)
        {
            if (Place(encoded.Text, at, pattern.Match(encoded, at), pattern) is { } place)
            {
                found.Add(place);
            }
        }
    }

    private static (int Start, int End)? Place(string text, int start, int end, SecretPattern pattern)
    {
        if (end < 0 || (pattern.OnlyDelimited && (IsWord(text, start - 1) || IsWord(text, end))))
        {
            return null;
        }

        if (!pattern.SharesNeighbours)
        {
            return (start, end);
        }

        var from = IsBase64(text, start - 1) ? start - 1 : start;
        var to = IsBase64(text, end) ? end + 1 : end;
        while (to < text.Length && text[to] == '=')
        {
            to++;
        }

        return (from, to);
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    private static bool IsBase64(string text, int at) => IsWord(text, at) || (at >= 0 && at < text.Length && text[at] is '+' or '/' or '-' or '_');
}
