using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AlteryxBackup.Platform.Secrets;

/// <summary>The forms in which a secret may stand in a text, before that text's own encoding.</summary>
internal static class SecretForms
{
    private const int MaskedAnywhere = 3;
    private const int ShortestLine = 4;
    private const int ShortestBase64 = 4;

    public static IReadOnlyList<SecretPattern> Of(string secret)
    {
        var whole = secret.Replace("\r\n", "\n").Replace('\r', '\n');
        var trimmed = secret.Trim();

        // A log is written line by line, and a value is often trimmed on its way: each of these must not be seen by itself.
        var plain = whole.Split('\n').Select(line => line.Trim()).Where(line => line.Length >= ShortestLine)
            .Concat([whole, whole.Trim()])
            .Where(form => form.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Select(form => new SecretPattern(form) { OnlyDelimited = form.Length < MaskedAnywhere });

        var content = trimmed.Length > 0 ? trimmed : secret;
        var base64 = new[] { Encoding.UTF8.GetBytes(content), Encoding.Unicode.GetBytes(content) }.SelectMany(Base64);
        return [.. plain, .. base64];
    }

    // Whoever encodes "user:password" puts the password at any of three alignments; only characters that lie within it are known.
    private static IEnumerable<SecretPattern> Base64(byte[] secret)
    {
        var forms = new List<(string Text, bool SharesNeighbours)> { (Convert.ToBase64String(secret), false) };
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. secret]);
            var from = ((before * 8) + 5) / 6;
            var to = (before + secret.Length) * 8 / 6;
            if (to - from >= ShortestBase64)
            {
                forms.Add((encoded.Substring(from, to - from), true));
            }
        }

        return forms
            .Concat(forms.Select(form => (Text: form.Text.Replace('+', '-').Replace('/', '_').TrimEnd('='), form.SharesNeighbours)))
            .Where(form => form.Text.Length >= ShortestBase64)
            .Distinct()
            .Select(form => new SecretPattern(form.Text) { SharesNeighbours = form.SharesNeighbours });
    }
}
