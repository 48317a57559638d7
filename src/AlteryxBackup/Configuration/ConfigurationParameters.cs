using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>Turns parameters of a command, keyed by dotted path, into a document of the same form as the file.</summary>
internal sealed class ConfigurationParameters
{
    private readonly ConfigurationSchema _schema;
    private readonly UnknownKeys _unknownKeys;

    public ConfigurationParameters(ConfigurationSchema schema, UnknownKeys unknownKeys)
    {
        _schema = schema;
        _unknownKeys = unknownKeys;
    }

    /// <summary>The document; a parameter that names no setting is added to <paramref name="faults"/>.</summary>
    public JObject ToDocument(IReadOnlyDictionary<string, object> parameters, ICollection<ConfigurationFault> faults)
    {
        var document = new JObject();
        foreach (var parameter in parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            if (_schema.Find(parameter.Key) is not { } node)
            {
                faults.Add(new ConfigurationFault(parameter.Key, $"is no setting. Did you mean {_unknownKeys.Nearest(parameter.Key)}?"));
                continue;
            }

            var value = ToValue(node, parameter.Value);
            if (value.Type == JTokenType.String && node.Type is "boolean" or "integer" or "number")
            {
                // Quotes are for files. What is shown is none of the settings that could hold a password: those take texts.
                faults.Add(new ConfigurationFault(parameter.Key, $"must be {SchemaTypes.InWords(node.Type)}; it is '{value}'"));
                continue;
            }

            var names = parameter.Key.Split('.');
            var section = names.Take(names.Length - 1).Aggregate(document, Child);
            section[names[names.Length - 1]] = value;
        }

        return document;
    }

    private static JObject Child(JObject section, string name)
    {
        if (section[name] is not JObject child)
        {
            section[name] = child = [];
        }

        return child;
    }

    // A command line has texts only; what can't be read as the setting's type stays text.
    private static JToken ToValue(SchemaNode node, object value)
    {
        if (value is not string text)
        {
            return JToken.FromObject(value, JsonSerializer.Create(ConfigurationDocument.Serialization));
        }

        return node.Type switch
        {
            "boolean" when bool.TryParse(text, out var flag) => flag,
            "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            "number" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            "array" => new JArray(text),
            _ => text,
        };
    }
}
