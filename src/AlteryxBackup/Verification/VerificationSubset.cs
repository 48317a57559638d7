using System;
using System.Globalization;
using System.Text;
using AlteryxBackup.Platform.Checksums;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Verification;

/// <summary>
/// A fixed part of an archive's entries: those whose name's SHA-256 (of its UTF-8, the first four bytes as a big-endian number), modulo <paramref name="Of"/>, is
/// <paramref name="Part"/> − 1. Each entry, however large, belongs to exactly one part, the same in every run: runs with every part from 1 to
/// <paramref name="Of"/> read every entry with certainty. One run says nothing of the others' content, and parts are of very different sizes when entries are.
/// </summary>
/// <param name="Part">Which part, from 1.</param>
/// <param name="Of">Parts in all.</param>
public sealed record VerificationSubset(int Part, int Of)
{
    private const int MostParts = 10_000;

    /// <summary>Reads <c>n/t</c>.</summary>
    /// <exception cref="BackupException">UsageInvalid: it isn't two numbers, or there is no such part.</exception>
    public static VerificationSubset Parse(string text)
    {
        var numbers = text.Split('/');
        var parts = 0;
        var isSubset = int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && numbers.Length == 2
            && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out parts);
        return isSubset && part >= 1 && part <= parts && parts <= MostParts
            ? new VerificationSubset(part, parts)
            : throw ErrorCatalogue.UsageInvalid.Because(
                $"'{text}' is no part of a whole.", action: $"Write n/t, 2/7 for the second of seven parts; n is from 1 to t, t at most {MostParts}.");
    }

    /// <summary>Whether an entry belongs to this part.</summary>
    public bool Has(string entryPath)
    {
        using var hash = new Sha256Hash();
        var name = Encoding.UTF8.GetBytes(entryPath);
        hash.Append(name, 0, name.Length);
        return Convert.ToUInt32(hash.Finish().Remove(8), 16) % (uint)Of == Part - 1;
    }

    /// <summary><c>n/t</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}/{1}", Part, Of);
}
