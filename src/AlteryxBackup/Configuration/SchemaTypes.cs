using System;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>The type names of JSON schema, for values and in words.</summary>
internal static class SchemaTypes
{
    /// <summary>Whether a value is of a type; any value is when <paramref name="type"/> is null. As in draft-07, 30.0 is a whole number.</summary>
    public static bool Accepts(string? type, JToken value) => type switch
    {
        null => true,
        "number" => value.Type is JTokenType.Integer or JTokenType.Float,
        "integer" => value.Type == JTokenType.Integer || (value.Type == JTokenType.Float && IsWhole((double)value)),
        _ => Of(value) == type,
    };

    /// <summary>The type name of a value; <c>number</c> for every number.</summary>
    public static string Of(JToken value) => value.Type switch
    {
        JTokenType.Object => "object",
        JTokenType.Array => "array",
        JTokenType.String => "string",
        JTokenType.Boolean => "boolean",
        JTokenType.Integer or JTokenType.Float => "number",
        _ => "null",
    };

    /// <summary>A type name as people say it.</summary>
    public static string InWords(string type) => type switch
    {
        "object" => "a section { }",
        "array" => "a list [ ]",
        "string" => "a text in quotes",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        _ => "null",
    };

    private static bool IsWhole(double value) => !double.IsInfinity(value) && Math.Floor(value).Equals(value);
}
