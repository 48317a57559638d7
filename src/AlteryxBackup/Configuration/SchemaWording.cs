using System.Globalization;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>What a setting takes, in words: for the reference and the commented example.</summary>
internal static class SchemaWording
{
    /// <summary>The values that a setting takes, e.g. <c>whole number from 0 to 36500</c>.</summary>
    public static string Allowed(SchemaNode node) => node switch
    {
        { Choices: { } choices } => string.Join(", ", choices),
        { Alternatives.Count: > 0 } => string.Join(", or ", node.Alternatives.Select(Allowed)),
        { Type: "array" } => "list, each " + Allowed(node.Items!),
        { Type: "object" } => "section",
        { Type: "boolean" } => "true, false",
        { Type: "integer" } => "whole number" + Limits(node),
        { Type: "number" } => "number" + Limits(node),
        { Type: "string", Wording: { } wording } => wording,
        { Type: "string" } => node.MinLength > 0 ? "text, not empty" : "text",
        _ => node.Type!,
    };

    /// <summary>A value as it stands in the file.</summary>
    public static string Json(JToken value) => value.ToString(Formatting.None);

    private static string Limits(SchemaNode node) =>
        string.Format(CultureInfo.InvariantCulture, " from {0} to {1}", node.Minimum, node.Maximum);
}
