using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Platform.Secrets;

/// <summary>One form of a secret as a row of code points, each of which may stand encoded in a text. A line feed matches any end of line.</summary>
internal sealed class SecretPattern
{
    private readonly int[] _codePoints;

    /// <param name="form">The form; not empty, ends of lines as <c>\n</c>.</param>
    public SecretPattern(string form)
    {
        var codePoints = new List<int>(form.Length);
        var text = new EncodedText(form);
        for (var at = 0; at < form.Length;)
        {
            var (codePoint, length) = text.Raw(at);
            codePoints.Add(codePoint);
            at += length;
        }

        _codePoints = [.. codePoints];
    }

    /// <summary>The form counts only where no letter or digit touches it: it is so short that it stands in half of all words.</summary>
    public bool OnlyDelimited { get; init; }

    /// <summary>The characters before and after hold bits of the secret, too, as base64 shares them out.</summary>
    public bool SharesNeighbours { get; init; }

    /// <summary>What the form can begin with.</summary>
    public IEnumerable<int> Starts => _codePoints[0] == '\n' ? ['\n', '\r'] : [_codePoints[0]];

    /// <summary>Where a match that begins at a place ends; -1 when there is none.</summary>
    public int Match(EncodedText text, int start)
    {
        var place = start;
        for (var index = 0; index < _codePoints.Length; index++)
        {
            var codePoint = _codePoints[index];
            if (place >= text.Length)
            {
                return -1;
            }

            var raw = text.Raw(place);
            var decoded = text.Decoded(place);
            var isRaw = raw.CodePoint == codePoint;
            var isDecoded = decoded.Length > 0 && decoded.CodePoint == codePoint;
            if (codePoint == '\n' || (isRaw && isDecoded))
            {
                return MatchEveryReading(text, place, index);
            }

            if (!isRaw && !isDecoded)
            {
                return -1;
            }

            place += isRaw ? raw.Length : decoded.Length;
        }

        return place;
    }

    // A backslash, say, may stand for itself or begin an escape: all readings are followed at once, or time would double with each.
    private int MatchEveryReading(EncodedText text, int start, int from)
    {
        var places = new List<int> { start };
        var next = new List<int>();
        for (var index = from; index < _codePoints.Length && places.Count > 0; index++)
        {
            next.Clear();
            foreach (var place in places)
            {
                Step(text, place, _codePoints[index], next);
            }

            (places, next) = (next, places);
        }

        return places.Count == 0 ? -1 : places.Max();
    }

    private static void Step(EncodedText text, int place, int codePoint, List<int> next)
    {
        if (codePoint != '\n')
        {
            StepExactly(text, place, codePoint, next);
            return;
        }

        StepExactly(text, place, '\n', next);
        var before = next.Count;
        StepExactly(text, place, '\r', next);
        for (var i = next.Count - 1; i >= before; i--)
        {
            StepExactly(text, next[i], '\n', next);
        }
    }

    private static void StepExactly(EncodedText text, int place, int codePoint, List<int> next)
    {
        if (place >= text.Length)
        {
            return;
        }

        var (raw, rawLength) = text.Raw(place);
        if (raw == codePoint && !next.Contains(place + rawLength))
        {
            next.Add(place + rawLength);
        }

        var (decoded, length) = text.Decoded(place);
        if (length > 0 && decoded == codePoint && !next.Contains(place + length))
        {
            next.Add(place + length);
        }
    }
}
