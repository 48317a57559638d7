using System;
using System.IO;
using AlteryxBackup.Configuration;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Configuration;

/// <summary>What ships beside the engine says the same as the schema.</summary>
public sealed class GeneratedFilesTests
{
    private const string Regenerate = "ALTERYXBACKUP_REGENERATE";

    [Fact]
    public void The_default_file_is_what_the_schema_says() => Same(ConfigurationTemplate.CreatePlain(), "module", "config", "backup-config.default.json");

    [Fact]
    public void The_example_is_what_the_schema_says() => Same(ConfigurationTemplate.Create(), "module", "config", "backup-config.example.json");

    [Fact]
    public void The_reference_is_what_the_schema_says() => Same(ConfigurationReference.Markdown(), "docs", "configuration.md");

    [Fact]
    public void The_example_holds_a_comment_for_every_key_and_means_the_defaults()
    {
        var text = ConfigurationTemplate.Create();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith('"') && !lines[i].Contains("$schema", StringComparison.Ordinal))
            {
                Assert.StartsWith("//", lines[i - 1].TrimStart(), StringComparison.Ordinal);
            }
        }

        var values = (JObject)CommentedJson.Parse(text);
        values.Remove("$schema");
        Assert.True(JToken.DeepEquals(ConfigurationSchema.Read().Defaults(), values));
    }

    private static void Same(string made, params string[] file)
    {
        var path = Repository.PathOf(file);
        if (Environment.GetEnvironmentVariable(Regenerate) == "1")
        {
            File.WriteAllText(path, made);
        }

        var held = File.Exists(path) ? File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        Assert.True(made == held, $"{path} doesn't say what the schema says. Make it again: {Regenerate}=1 dotnet test tests/AlteryxBackup.Tests --filter GeneratedFilesTests");
    }
}
