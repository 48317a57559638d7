using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Archives;

/// <summary>The part of JSON Schema that our schemas use; members that a schema doesn't name are faults, so that none stays undescribed.</summary>
internal static class JsonSchemaCheck
{
    public static IEnumerable<string> Faults(JObject schema, JToken value)
    {
        var allowed = schema["type"] is JArray several ? several.Values<string>().ToList() : [schema.Value<string>("type")];
        if (!allowed.Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && allowed.Contains("number")))
        {
            return [$"{value.Path}: {TypeOf(value)} is none of {string.Join(", ", allowed)}"];
        }

        return value switch
        {
            JObject members when schema["properties"] is JObject known => Members(schema, known, members),
            JArray items => items.SelectMany(item => Faults((JObject)schema["items"]!, item)),
            JValue simple => Simple(schema, simple),
            _ => [],
        };
    }

    private static IEnumerable<string> Members(JObject schema, JObject known, JObject members) =>
        schema["required"]!.Values<string>().Where(name => !members.ContainsKey(name!)).Select(name => $"{members.Path}: {name} is missing")
            .Concat(members.Properties().Where(member => !known.ContainsKey(member.Name)).Select(member => $"{member.Path}: not in the schema"))
            .Concat(members.Properties().Where(member => known.ContainsKey(member.Name)).SelectMany(member => Faults((JObject)known[member.Name]!, member.Value)));

    private static IEnumerable<string> Simple(JObject schema, JValue value)
    {
        if (schema["enum"] is JArray words && !words.Any(word => JToken.DeepEquals(word, value)))
        {
            yield return $"{value.Path}: none of {words}";
        }

        if (schema.Value<string>("pattern") is { } pattern && !Regex.IsMatch((string)value!, pattern))
        {
            yield return $"{value.Path}: not like {pattern}";
        }

        if (schema.Value<double?>("minimum") is { } minimum && (double)value < minimum)
        {
            yield return $"{value.Path}: less than {minimum}";
        }
    }

    private static string TypeOf(JToken value) => value.Type switch
    {
        JTokenType.Object => "object",
        JTokenType.Array => "array",
        JTokenType.String => "string",
        JTokenType.Integer => "integer",
        JTokenType.Float => "number",
        JTokenType.Boolean => "boolean",
        _ => "null",
    };
}
