using System;
using System.IO;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>The one description of the configuration: module/config/backup-config.schema.json, embedded into this assembly.</summary>
internal sealed class ConfigurationSchema
{
    private const string Resource = "backup-config.schema.json";

    private ConfigurationSchema(string text)
    {
        var json = JObject.Parse(text);
        Root = SchemaNode.Parse(json, json);
    }

    /// <summary>The whole configuration.</summary>
    public SchemaNode Root { get; }

    /// <summary>Reads the embedded schema.</summary>
    public static ConfigurationSchema Read() => new(Text());

    /// <summary>The embedded schema as it ships.</summary>
    public static string Text()
    {
        using var stream = typeof(ConfigurationSchema).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The node of a dotted path; null when there is no such setting.</summary>
    public SchemaNode? Find(string path) =>
        path.Split('.').Aggregate((SchemaNode?)Root, (node, name) => node?.Section?.Property(name));

    /// <summary>Every setting with its default, as the schema says.</summary>
    public JObject Defaults() => (JObject)DefaultOf(Root);

    /// <summary>The default of one setting, or of a whole section.</summary>
    public static JToken DefaultOf(SchemaNode node) =>
        node.Default?.DeepClone()
        ?? (node.Type == "object"
            ? new JObject(node.Properties.Select(property => new JProperty(property.Key, DefaultOf(property.Value))))
            : throw new InvalidOperationException($"The schema gives no default for '{node.Title}'."));
}
