using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>One setting or section as the JSON schema describes it: the keywords of draft-07 that the schema uses, and no others.</summary>
internal sealed class SchemaNode
{
    private static readonly HashSet<string> KnownKeywords =
    [
        "$schema", "$comment", "title", "description", "definitions", "type", "default", "enum", "const", "minimum", "maximum",
        "minItems", "uniqueItems", "minLength", "pattern", "items", "properties", "required", "oneOf", "if", "then",
    ];

    private SchemaNode(JObject json, JObject root)
    {
        var unknown = json.Properties().FirstOrDefault(property => !KnownKeywords.Contains(property.Name));
        if (unknown is not null)
        {
            throw new InvalidOperationException($"The schema uses the keyword '{unknown.Name}' ({unknown.Path}), which is not validated here.");
        }

        SchemaNode? Child(string keyword) => json[keyword] is JObject child ? Parse(child, root) : null;
        Title = (string?)json["title"] ?? "";
        Description = (string?)json["description"] ?? "";
        Wording = (string?)json["$comment"];
        Type = (string?)json["type"];
        Default = json["default"];
        Constant = json["const"];
        Choices = json["enum"]?.Values<string>().Select(choice => choice!).ToList();
        Minimum = (double?)json["minimum"];
        Maximum = (double?)json["maximum"];
        MinItems = (int?)json["minItems"];
        UniqueItems = (bool?)json["uniqueItems"] == true;
        MinLength = (int?)json["minLength"];
        Pattern = (string?)json["pattern"] is { } pattern ? new Regex(pattern, RegexOptions.CultureInvariant) : null;
        Items = Child("items");
        Properties = (json["properties"] as JObject)?.Properties()
            .Select(property => new KeyValuePair<string, SchemaNode>(property.Name, Parse((JObject)property.Value, root))).ToList() ?? [];
        Required = json["required"]?.Values<string>().Select(name => name!).ToList() ?? [];
        Alternatives = json["oneOf"]?.Children<JObject>().Select(alternative => Parse(alternative, root)).ToList() ?? [];
        If = Child("if");
        Then = Child("then");
    }

    public string Title { get; }

    public string Description { get; }

    /// <summary>The schema's <c>$comment</c>: a pattern in words, or the reason for a <c>then</c>.</summary>
    public string? Wording { get; }

    /// <summary>One of JSON schema's type names; null when <see cref="Alternatives"/> say.</summary>
    public string? Type { get; }

    public JToken? Default { get; }

    public JToken? Constant { get; }

    public IReadOnlyList<string>? Choices { get; }

    public double? Minimum { get; }

    public double? Maximum { get; }

    public int? MinItems { get; }

    public bool UniqueItems { get; }

    public int? MinLength { get; }

    public Regex? Pattern { get; }

    public SchemaNode? Items { get; }

    /// <summary>The keys of a section, in the order of the schema.</summary>
    public IReadOnlyList<KeyValuePair<string, SchemaNode>> Properties { get; }

    public IReadOnlyList<string> Required { get; }

    public IReadOnlyList<SchemaNode> Alternatives { get; }

    public SchemaNode? If { get; }

    public SchemaNode? Then { get; }

    /// <summary>True for a path setting (or an element of a list of them): variables are expanded there.</summary>
    public bool IsPath => Wording?.StartsWith("an absolute path", StringComparison.Ordinal) == true;

    /// <summary>The section that a value of this node is or can be; null for a plain setting.</summary>
    public SchemaNode? Section => Type == "object" ? this : Alternatives.FirstOrDefault(alternative => alternative.Type == "object");

    /// <summary>True where one text may stand instead of a list of texts.</summary>
    public bool TakesTextAsList => Alternatives.Any(one => one.Type == "string") && Alternatives.Any(one => one.Type == "array");

    /// <summary>Parses a schema, following references into its definitions.</summary>
    public static SchemaNode Parse(JObject json, JObject root) =>
        (string?)json["$ref"] is { } reference
            ? Parse((JObject)root["definitions"]![reference.Substring(reference.LastIndexOf('/') + 1)]!, root)
            : new SchemaNode(json, root);

    /// <summary>The key's node; null when this section doesn't know it.</summary>
    public SchemaNode? Property(string name) => Properties.FirstOrDefault(property => property.Key == name).Value;
}
