using System;
using System.Text;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Files;

/// <summary>
/// What AlteryxService printed for one of the verbs that print secrets. Worked on as bytes: a string can't be cleared. Clears the output
/// when disposed.
/// </summary>
internal sealed class SecretOutput : IDisposable
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private readonly byte[] _bytes;

    /// <summary>Takes the bytes over.</summary>
    public SecretOutput(byte[] bytes) => _bytes = bytes;

    /// <summary>True when there is nothing but white space.</summary>
    public bool IsBlank => Trimmed(0, _bytes.Length).Count == 0;

    /// <summary>True when text and line ends make up more than one line, white space at both ends aside.</summary>
    public bool HasSeveralLines => HasInside('\n');

    /// <summary>True when there is a space between other characters.</summary>
    public bool HasSpaceInside => HasInside(' ');

    /// <summary>True when the word occurs anywhere, in any case.</summary>
    /// <param name="word">ASCII, lower case.</param>
    public bool Contains(string word)
    {
        for (var start = 0; start + word.Length <= _bytes.Length; start++)
        {
            var matched = 0;
            while (matched < word.Length && Lower(_bytes[start + matched]) == word[matched])
            {
                matched++;
            }

            if (matched == word.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All of it, without the white space around it.</summary>
    public Secret Whole() => Copy(Trimmed(0, _bytes.Length));

    /// <summary>The rest of the first line that begins with a label, without white space around it; null when there is no such line or nothing follows.</summary>
    /// <param name="label">ASCII, exact, with its colon.</param>
    public Secret? After(string label)
    {
        var prefix = Encoding.ASCII.GetBytes(label);
        for (var start = 0; start < _bytes.Length;)
        {
            var lineEnd = Array.IndexOf(_bytes, (byte)'\n', start);
            var end = lineEnd < 0 ? _bytes.Length : lineEnd;
            var line = Trimmed(start, end);
            if (StartsWith(line, prefix))
            {
                var value = Trimmed(line.Offset + prefix.Length, line.Offset + line.Count);
                return value.Count == 0 ? null : Copy(value);
            }

            start = end + 1;
        }

        return null;
    }

    public void Dispose() => Array.Clear(_bytes, 0, _bytes.Length);

    private static char Lower(byte value) => (char)(value is >= (byte)'A' and <= (byte)'Z' ? value + 32 : value);

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0;

    private bool HasInside(char character)
    {
        var text = Trimmed(0, _bytes.Length);
        return Array.IndexOf(_bytes, (byte)character, text.Offset, text.Count) >= 0;
    }

    private bool StartsWith(ArraySegment<byte> text, byte[] prefix)
    {
        if (text.Count < prefix.Length)
        {
            return false;
        }

        var matched = 0;
        while (matched < prefix.Length && _bytes[text.Offset + matched] == prefix[matched])
        {
            matched++;
        }

        return matched == prefix.Length;
    }

    private ArraySegment<byte> Trimmed(int start, int end)
    {
        if (start == 0 && StartsWith(new ArraySegment<byte>(_bytes, 0, end), ByteOrderMark))
        {
            start = ByteOrderMark.Length;
        }

        while (start < end && IsSpace(_bytes[start]))
        {
            start++;
        }

        while (end > start && IsSpace(_bytes[end - 1]))
        {
            end--;
        }

        return new ArraySegment<byte>(_bytes, start, end - start);
    }

    private Secret Copy(ArraySegment<byte> part)
    {
        var copy = new byte[part.Count];
        Array.Copy(_bytes, part.Offset, copy, 0, part.Count);
        return new Secret(copy);
    }
}
