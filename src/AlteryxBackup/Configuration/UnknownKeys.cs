using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>Finds keys that mean nothing, and the known key that each is nearest to: most are slips of the keyboard.</summary>
internal sealed class UnknownKeys
{
    private readonly List<KeyValuePair<string, string>> _known = [];

    /// <param name="schema">The whole configuration.</param>
    public UnknownKeys(SchemaNode schema) => Collect(schema, "");

    /// <summary>One warning for each unknown key of a document, with its dotted path.</summary>
    public IEnumerable<string> Warnings(SchemaNode schema, JObject document) => Warnings(schema, document, "");

    /// <summary>The dotted path of the known setting that resembles this dotted path most.</summary>
    public string Nearest(string path)
    {
        var cut = path.LastIndexOf('.') + 1;
        var section = path.Substring(0, cut);
        var name = path.Substring(cut);

        // A key of the same section is the likelier one, unless another section has that very name.
        return _known
            .OrderBy(known => Distance(known.Key, name) + (known.Value == section + known.Key || SameName(known.Key, name) ? 0 : 3))
            .ThenBy(known => known.Value == section + known.Key ? 0 : 1)
            .First().Value;
    }

    private IEnumerable<string> Warnings(SchemaNode schema, JObject document, string prefix)
    {
        foreach (var property in document.Properties().Where(property => !IsRemark(property.Name)))
        {
            var path = prefix + property.Name;
            if (schema.Property(property.Name) is not { } known)
            {
                yield return $"{path}: unknown key, ignored. Did you mean {Nearest(path)}?";
            }
            else if (known.Section is { } section && property.Value is JObject child)
            {
                foreach (var warning in Warnings(section, child, path + "."))
                {
                    yield return warning;
                }
            }
            else if (known.Items?.Section is { } element && property.Value is JArray list)
            {
                foreach (var warning in list.OfType<JObject>().SelectMany(item => Warnings(element, item, $"{path}[{list.IndexOf(item)}].")))
                {
                    yield return warning;
                }
            }
        }
    }

    private void Collect(SchemaNode schema, string prefix)
    {
        foreach (var property in schema.Properties)
        {
            _known.Add(new KeyValuePair<string, string>(property.Key, prefix + property.Key));
            if (property.Value.Section is { } section)
            {
                Collect(section, prefix + property.Key + ".");
            }
            else if (property.Value.Items?.Section is { } element)
            {
                Collect(element, prefix + property.Key + "[].");
            }
        }
    }

    private static bool IsRemark(string name) =>
        (name.Length > 0 && name[0] == '$') || name.StartsWith("comment", StringComparison.OrdinalIgnoreCase);

    private static bool SameName(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Insertions, deletions and replacements (Levenshtein), upper and lower case alike; a name cut short counts as one slip.</summary>
    private static int Distance(string one, string other)
    {
        if (other.Length >= 4 && other.Length < one.Length && one.StartsWith(other, StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
