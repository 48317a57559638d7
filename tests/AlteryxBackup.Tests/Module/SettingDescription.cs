using System;
using System.Linq;
using AlteryxBackup.Configuration;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Module;

/// <summary>A setting of the configuration as a parameter.</summary>
internal sealed record SettingDescription(string Name, Type Type, ConfigurationKey Key)
{
    public string Default => Of(Key);

    public string Source => $"Setting {Key.Path} of the configuration; given here it wins over the file."
        + (Key.Choices.Count == 0 ? "" : $" Accepted values: {string.Join(", ", Key.Choices)}.");

    /// <summary>The schema's default as people write it.</summary>
    public static string Of(ConfigurationKey key) => JToken.Parse(key.Default) switch
    {
        JArray { Count: 0 } => "None",
        JArray list => string.Join(", ", list.Select(element => (string?)element)),
        JValue { Type: JTokenType.Null } => "None",
        JValue { Value: string text } => text.Length == 0 ? "None" : text,
        JValue { Value: bool flag } => flag ? "True" : "False",
        var other => other.ToString(),
    };
}
