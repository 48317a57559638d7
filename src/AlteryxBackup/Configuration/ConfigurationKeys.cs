using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>Every setting there is that has one value, from the schema.</summary>
public static class ConfigurationKeys
{
    /// <summary>All of them, in the order of the schema.</summary>
    public static IReadOnlyList<ConfigurationKey> All { get; } = [.. Keys(ConfigurationSchema.Read().Root, "")];

    // A list of sections fits no parameter: it is set in the file.
    private static IEnumerable<ConfigurationKey> Keys(SchemaNode section, string prefix) => section.Properties.Where(property => property.Value.Items?.Section is null).SelectMany(property =>
    {
        var path = prefix + property.Key;
        return property.Value.Section is { } inner
            ? Keys(inner, path + ".")
            : [new ConfigurationKey(path, property.Value.Description, ValueType(property.Value), property.Value.Choices ?? [], SchemaWording.Json(property.Value.Default!))];
    });

    private static Type ValueType(SchemaNode node) => node.Type switch
    {
        "boolean" => typeof(bool),
        "integer" => typeof(int),
        "number" => typeof(double),
        "array" => typeof(string[]),
        null when node.TakesTextAsList => typeof(string[]),
        _ => typeof(string),
    };
}
