using System;
using System.IO.Abstractions;
using System.Text;
using AlteryxBackup.Platform;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>Writes configuration files: every key with its default, with or without a comment for each.</summary>
public static class ConfigurationTemplate
{
    internal const string SchemaFileName = "backup-config.schema.json";

    private const int LineWidth = 110;
    private const string SchemaReference = "./" + SchemaFileName;

    /// <summary>The commented example that ships with the product, with the defaults of a machine that has a drive D:.</summary>
    public static string Create()
    {
        var schema = ConfigurationSchema.Read();
        return Commented(schema, schema.Defaults());
    }

    /// <summary>The commented example with the defaults of this machine: what a new configuration begins with.</summary>
    public static string Create(IFileSystem files, IHostInformation host)
    {
        var schema = ConfigurationSchema.Read();
        var defaults = schema.Defaults();
        new HostPaths(files, host).MoveDefaults(defaults);
        return Commented(schema, defaults);
    }

    /// <summary>The defaults alone, as plain JSON.</summary>
    public static string CreatePlain()
    {
        var document = ConfigurationSchema.Read().Defaults();
        document.AddFirst(new JProperty("$schema", SchemaReference));
        return document.ToString(Formatting.Indented).Replace("\r\n", "\n") + "\n";
    }

    private static string Commented(ConfigurationSchema schema, JObject values)
    {
        var text = new StringBuilder();
        Comment(text, "", schema.Root.Title + ". " + schema.Root.Description);
        text.Append("{\n  \"$schema\": \"").Append(SchemaReference).Append("\",\n");
        Keys(text, schema.Root, values, "  ");
        return text.Append("}\n").ToString();
    }

    private static void Keys(StringBuilder text, SchemaNode section, JObject values, string indent)
    {
        var left = section.Properties.Count;
        foreach (var property in section.Properties)
        {
            var value = values[property.Key]!;
            text.Append(indent.Length == 2 ? "\n" : "");
            Comment(text, indent, property.Value.Description);
            text.Append(indent).Append('"').Append(property.Key).Append("\": ");
            if (value is JObject child)
            {
                text.Append("{\n");
                Keys(text, property.Value.Section!, child, indent + "  ");
                text.Append(indent).Append('}');
            }
            else
            {
                text.Append(SchemaWording.Json(value));
            }

            text.Append(--left > 0 ? "," : "");
            text.Append(property.Value.Choices is null ? "\n" : $" // {SchemaWording.Allowed(property.Value)}\n");
        }
    }

    private static void Comment(StringBuilder text, string indent, string words)
    {
        var line = indent + "//";
        foreach (var word in words.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + 1 + word.Length > LineWidth)
            {
                text.Append(line).Append('\n');
                line = indent + "//";
            }

            line += " " + word;
        }

        text.Append(line).Append('\n');
    }
}
