using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace AlteryxBackup.MongoTools;

/// <summary>The file of <c>--config</c>: the little YAML that it may hold.</summary>
internal static class ConfigFile
{
    private static readonly HashSet<string> Keys = ["password", "uri", "sslPEMKeyPassword", "destinationPassword"];

    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (IOException)
        {
            throw ToolArguments.Refused($"error opening file with --config: open {path}: no such file or directory");
        }

        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || !Keys.Contains(line[..colon]) || !found.TryAdd(line[..colon], Scalar(line[(colon + 2)..])))
            {
                throw ToolArguments.Refused($"error parsing config file {path}: yaml: unmarshal errors");
            }
        }

        return found;
    }

    private static string Scalar(string text)
    {
        if (text.StartsWith('\''))
        {
            return text.EndsWith('\'') && text.Length > 1 ? text[1..^1].Replace("''", "'", StringComparison.Ordinal) : throw Broken();
        }

        if (!text.StartsWith('"'))
        {
            // Plain text would do for plain passwords alone: # begins a comment, numbers and true lose their spelling.
            return text.Length > 0 && char.IsLetter(text[0]) && !text.Contains('#', StringComparison.Ordinal) && !text.Contains(": ", StringComparison.Ordinal) ? text.Trim() : throw Broken();
        }

        var plain = new StringBuilder();
        for (var at = 1; at < text.Length - 1; at++)
        {
            if (text[at] == '"')
            {
                throw Broken();
            }

            if (text[at] != '\\')
            {
                plain.Append(text[at]);
                continue;
            }

            at++;
            var digits = text[at] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            plain.Append(text[at] switch
            {
                '"' or '\\' or '/' => text[at].ToString(),
                'n' => "\n",
                't' => "\t",
                'x' or 'u' or 'U' => char.ConvertFromUtf32(int.Parse(text.AsSpan(at + 1, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
                _ => throw Broken(),
            });
            at += digits;
        }

        return text.EndsWith('"') && text.Length > 1 ? plain.ToString() : throw Broken();
    }

    private static ToolException Broken() => ToolArguments.Refused("error parsing config file: yaml: found character that cannot start any token");
}
