using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Module;

/// <summary>An about_ topic: a text of src/AlteryxBackup.PowerShell/Help/Topics with the lists that the code knows filled in.</summary>
internal static class AboutTopic
{
    private const int Width = 80;

    public static IEnumerable<string> Names => Directory.GetFiles(Repository.PathOf("src", "AlteryxBackup.PowerShell", "Help", "Topics"), "about_*.txt")
        .Select(file => Path.GetFileNameWithoutExtension(file)!);

    public static string Of(string name, IReadOnlyList<CmdletDescription> cmdlets) =>
        File.ReadAllText(Repository.PathOf("src", "AlteryxBackup.PowerShell", "Help", "Topics", name + ".txt")).Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace("{{Cmdlets}}\n", string.Concat(cmdlets.Select(cmdlet => Entry(cmdlet.Name, cmdlet.Synopsis))), StringComparison.Ordinal)
            .Replace("{{ExitCodes}}\n", string.Concat(Enum.GetNames<ExitCode>().Select(Code)), StringComparison.Ordinal)
            .Replace("{{Settings}}\n", string.Join("\n", ConfigurationKeys.All.GroupBy(key => key.Section).Select(Section)), StringComparison.Ordinal);

    private static string Entry(string name, string text) => $"    {name}\n{Wrapped(text, 8)}";

    private static string Code(string name)
    {
        var field = typeof(ExitCode).GetField(name)!;
        return $"    {(int)Enum.Parse<ExitCode>(name)}   {Wrapped(ModuleReflection.Documentation.Summary(field), 8).TrimStart()}";
    }

    private static string Section(IGrouping<string, ConfigurationKey> section) => $"  {section.Key}\n{string.Join("\n", section.Select(Key))}";

    private static string Key(ConfigurationKey key)
    {
        var name = $"    {key.Path[(key.Section.Length + 1)..]}\n";
        return name + Wrapped($"-{key.ParameterName}, default {SettingDescription.Of(key)}", 8) + Wrapped(key.Description + (key.Choices.Count == 0 ? "" : $" Accepted values: {string.Join(", ", key.Choices)}."), 8);
    }

    private static string Wrapped(string text, int indent)
    {
        var lines = new StringBuilder();
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && indent + line.Length + 1 + word.Length > Width)
            {
                _ = lines.Append(' ', indent).Append(line).Append('\n');
                _ = line.Clear();
            }

            _ = line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        return lines.Append(' ', indent).Append(line).Append('\n').ToString();
    }
}
