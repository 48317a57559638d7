using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Serialization;
using AlteryxBackup.Configuration;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Configuration;

public sealed class ConfigurationSchemaTests
{
    private readonly SchemaNode _schema = ConfigurationSchema.Read().Root;

    [Fact]
    public void Schema_and_record_types_have_the_same_keys_with_the_same_types()
    {
        var differences = new List<string>();
        Compare(_schema, typeof(AlteryxBackupConfiguration), "", differences);
        Assert.Empty(differences);
    }

    [Fact]
    public void Every_setting_has_a_title_a_description_and_limits_where_it_is_a_number()
    {
        var lacking = All(_schema, "")
            .Where(setting => setting.Value.Title.Length == 0
                || setting.Value.Description.Length < 15
                || (setting.Value.Type is "integer" or "number" && (setting.Value.Minimum is null || setting.Value.Maximum is null))
                || (setting.Value.Type == "integer" && setting.Value.Maximum > int.MaxValue))
            .Select(setting => setting.Key);
        Assert.Empty(lacking);
    }

    [Fact]
    public void Every_pattern_is_put_in_words()
    {
        var lacking = All(_schema, "").SelectMany(setting => new[] { setting.Value, setting.Value.Items }).OfType<SchemaNode>()
            .Where(node => node.Pattern is not null && string.IsNullOrEmpty(node.Wording)).Select(node => node.Title);
        Assert.Empty(lacking);
    }

    [Fact]
    public void The_defaults_are_valid_and_are_those_of_the_requirements()
    {
        var defaults = ConfigurationSchema.Read().Defaults();
        Assert.Empty(SchemaValidator.Validate(_schema, defaults));
        Assert.Equal("D:\\Temp", defaults.SelectToken("BackupConfiguration.TempDirectory"));
        Assert.Equal("D:\\Alteryx\\Backups", defaults.SelectToken("BackupConfiguration.LocalBackupPath"));
        Assert.Equal("D:\\Alteryx\\BackupLogs", defaults.SelectToken("BackupConfiguration.LogDirectory"));
        Assert.Equal([30, 14, 30], defaults.SelectToken("BackupConfiguration.RetentionDays")!.Children<JProperty>().Select(day => (int)day.Value));
        Assert.Equal(90, defaults.SelectToken("BackupConfiguration.LogRetentionDays"));
        Assert.Equal(7200, defaults.SelectToken("ServiceConfiguration.MaxServiceWaitSeconds"));
        Assert.Equal(7200, defaults.SelectToken("ServiceConfiguration.MaxWorkflowWaitSeconds"));
        Assert.Equal([1, 1, 0.1], defaults.SelectToken("ValidationConfiguration.MinimumBackupSizeMB")!.Children<JProperty>().Select(size => (double)size.Value));
        Assert.True((bool?)defaults.SelectToken("MongoDBConfiguration.SelfManagedMongoDB.UseCompression"));
    }

    [Fact]
    public void The_published_schema_allows_keys_that_it_does_not_know() =>
        Assert.DoesNotContain("additionalProperties", File.ReadAllText(Repository.PathOf("module", "config", "backup-config.schema.json")), StringComparison.Ordinal);

    private static void Compare(SchemaNode section, Type type, string prefix, List<string> differences)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(property => property.Name);
        differences.AddRange(properties.Keys.Except(section.Properties.Select(property => property.Key)).Select(name => prefix + name + " is not in the schema"));
        foreach (var (name, node) in section.Properties)
        {
            if (!properties.TryGetValue(name, out var property))
            {
                differences.Add(prefix + name + " is not in " + type.Name);
            }
            else if (node.Section is { } child)
            {
                Compare(child, property.PropertyType, prefix + name + ".", differences);
            }
            else if (node.Items?.Section is { } element)
            {
                Compare(element, property.PropertyType.GetGenericArguments().Single(), prefix + name + "[].", differences);
            }
            else if (DotNetType(node) != Plain(property.PropertyType))
            {
                differences.Add($"{prefix}{name}: {DotNetType(node)} in the schema, {Plain(property.PropertyType)} in {type.Name}");
            }
        }
    }

    private static string DotNetType(SchemaNode node) => node switch
    {
        { Choices: { } choices } => string.Join("|", choices),
        { Items.Choices: { } choices } => "list of " + string.Join("|", choices),
        { TakesTextAsList: true } or { Type: "array" } => "list",
        { Type: "string" } => "string",
        { Type: "boolean" } => "bool",
        { Type: "integer" } => "int",
        _ => "double",
    };

    private static string Plain(Type type) => type switch
    {
        { IsEnum: true } => string.Join("|", type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? field.Name)),
        _ when type == typeof(IReadOnlyList<string>) => "list",
        { IsGenericType: true } => "list of " + Plain(type.GetGenericArguments().Single()),
        _ when type == typeof(string) => "string",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(int) => "int",
        _ => type == typeof(double) ? "double" : type.Name,
    };

    private static IEnumerable<KeyValuePair<string, SchemaNode>> All(SchemaNode section, string prefix) =>
        section.Properties.SelectMany(property => All(property.Value.Section ?? property.Value, prefix + property.Key + ".")
            .Prepend(new KeyValuePair<string, SchemaNode>(prefix + property.Key, property.Value)));
}
