using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace AlteryxBackup.Archives;

/// <summary>Checksums in the form of GNU <c>sha256sum</c>: <c>hash  name</c>, one a line; a name with a backslash or line break is escaped and its line begins with a backslash.</summary>
public static class Sha256Sums
{
    private const int HashLength = 64;

    /// <summary>As text, in the order given.</summary>
    public static string Write(IEnumerable<ArchivedEntry> entries) => string.Concat(entries.Select(entry => Line(entry.Sha256, entry.Path)));

    /// <summary>One line, with its end.</summary>
    /// <param name="sha256">The hash, lower-case hexadecimal.</param>
    /// <param name="name">The file's name.</param>
    public static string Line(string sha256, string name)
    {
        var escaped = name.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r");
        return (escaped.Length == name.Length ? "" : "\\") + sha256 + "  " + escaped + "\n";
    }

    /// <summary>Hashes by name.</summary>
    /// <exception cref="InvalidDataException">A line isn't of that form, or a name is there twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(TextReader text)
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            var (name, hash) = Parse(line);
            if (sums.ContainsKey(name))
            {
                throw new InvalidDataException($"'{name}' is there twice.");
            }

            sums.Add(name, hash);
        }

        return sums;
    }

    private static (string Name, string Hash) Parse(string line)
    {
        var isEscaped = line.Length > 0 && line[0] == '\\';
        var plain = isEscaped ? line.Substring(1) : line;
        var isWellFormed = plain.Length > HashLength + 2
            && plain.Take(HashLength).All(character => character is (>= '0' and <= '9') or (>= 'a' and <= 'f'))
            && plain[HashLength] == ' '
            && plain[HashLength + 1] is (' ' or '*');
        if (!isWellFormed)
        {
            throw new InvalidDataException($"'{line}' is no line of checksums.");
        }

        var name = plain.Substring(HashLength + 2);
        return (isEscaped ? Unescape(name) : name, plain.Substring(0, HashLength));
    }

    private static string Unescape(string name)
    {
        var plain = new StringBuilder(name.Length);
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] == '\\' && index + 1 < name.Length)
            {
                index++;
                _ = plain.Append(name[index] switch { 'n' => '\n', 'r' => '\r', var other => other });
            }
            else
            {
                _ = plain.Append(name[index]);
            }
        }

        return plain.ToString();
    }
}
