using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Configuration;

/// <summary>Makes configurations of every kind: some as people write them, some with what goes wrong, from none to a few faults each.</summary>
internal sealed class ConfigurationGenerator(int seed)
{
    private static readonly string[] Texts =
    [
        "", " ", "x", "Temp", @"D:\Temp", "D:/Temp", "D:Temp", @"D:\a b\ü", @"\\server\share", @"\\", "/var/backups", "//server/share", "%ProgramData%\\x", "%", "%%", "%X%",
        "D:\\Temp\n", "D:\\a|b", "\"D:\\Temp\"", ".\\x", "..", "\n", "Full", "full", "FULL", "DatabaseOnly", "ConfigOnly", "Scm", "Command", "command", "auto", "Auto",
        "embedded", "self-managed", "SelfManaged", "Optimal", "Fastest", "NoCompression", "0", "30", "true", "mongodb://db", "mongodb+srv://u@db/x", "mongodb://", "http://db",
        "mongodb://a b", "AlteryxGallery", "a.b", "a.", ".b", "a.b.c", "me@example.com", "me", "@", "a@b@c", "me@example.com\n", "ServerBackup_{Mode}_{Time}", "{Time}{Mode}",
        "{Mode}", "{Mode}_{Time}_{Host}", "{Mode}_{Time}_{User}", "{Mode}/{Time}", "{Mode}_{Time}\n", "AlteryxService", "a\\b", "\u00e9\u4e2d", "\ud83d\ude00",
    ];

    private readonly SchemaNode _schema = ConfigurationSchema.Read().Root;
    private readonly Random _random = new(seed);

    public JObject Next()
    {
        var document = Section(_schema);
        for (var faults = _random.Next(3) * _random.Next(3); faults > 0; faults--)
        {
            Damage(document);
        }

        return document;
    }

    private JObject Section(SchemaNode section)
    {
        var result = new JObject();
        foreach (var property in section.Properties.Where(property => _random.Next(3) == 0 || section.Required.Contains(property.Key)))
        {
            result[property.Key] = Fitting(property.Value);
        }

        if (_random.Next(8) == 0)
        {
            result[Pick("comment", "$schema", "Unknown", "retentiondays", "")] = Anything(0);
        }

        return result;
    }

    private JToken Fitting(SchemaNode node)
    {
        if (node.Alternatives.Count > 0)
        {
            return Fitting(node.Alternatives[_random.Next(node.Alternatives.Count)]);
        }

        return node.Type switch
        {
            "object" => Section(node),
            "array" when node.UniqueItems => new JArray(node.Items!.Choices!.OrderBy(_ => _random.Next())),
            "array" => new JArray(Enumerable.Range(0, Math.Max(node.MinItems ?? 0, _random.Next(3))).Select(_ => Fitting(node.Items!))),
            "boolean" => _random.Next(2) == 0,
            "integer" => Number(node, fraction: false),
            "number" => Number(node, fraction: true),
            "null" => JValue.CreateNull(),
            _ => node.Choices is { } choices ? choices[_random.Next(choices.Count)] : Text(node),
        };
    }

    private JValue Number(SchemaNode node, bool fraction)
    {
        var lowest = node.Minimum!.Value;
        var highest = node.Maximum!.Value;
        var value = _random.Next(4) switch
        {
            0 => lowest,
            1 => highest,
            _ => Math.Floor(lowest + (_random.NextDouble() * (highest - lowest))),
        };
        return fraction && _random.Next(2) == 0 && value < highest ? new JValue(value + 0.5) : _random.Next(4) == 0 ? new JValue(value) : new JValue((long)value);
    }

    private string Text(SchemaNode node)
    {
        var fitting = Texts.Where(text => text.Length >= (node.MinLength ?? 0) && node.Pattern?.IsMatch(text) != false).ToList();
        return fitting[_random.Next(fitting.Count)];
    }

    private void Damage(JObject document)
    {
        var places = Values(document).Where(place => place.Parent is not null).ToList();
        if (places.Count > 0)
        {
            places[_random.Next(places.Count)].Replace(Anything(0));
        }
    }

    private static IEnumerable<JToken> Values(JToken token) => token switch
    {
        JObject section => section.Properties().SelectMany(property => Values(property.Value)).Prepend(section),
        JArray list => list.SelectMany(Values).Prepend(list),
        _ => [token],
    };

    private JToken Anything(int depth) => _random.Next(depth > 2 ? 7 : 9) switch
    {
        0 => JValue.CreateNull(),
        1 => _random.Next(2) == 0,
        2 => Pick<long>(-1, 0, 1, 65535, 65536, 36500, 36501, 604800, 604801, int.MaxValue, int.MaxValue + 1L, long.MinValue),
        3 => Pick(-0.1, 0.0, 0.5, 1.0, 30.0, 65535.5, 1e9, 1.5e9, 1e300),
        < 7 => Texts[_random.Next(Texts.Length)],
        7 => new JArray(Enumerable.Range(0, _random.Next(3)).Select(_ => Anything(depth + 1))),
        _ => new JObject(Enumerable.Range(0, _random.Next(3)).Select(i => new JProperty(i == 0 ? "Full" : "k" + i, Anything(depth + 1)))),
    };

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
