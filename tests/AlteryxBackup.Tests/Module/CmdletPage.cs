using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AlteryxBackup.Tests.Module;

/// <summary>A page of docs/cmdlets: the same as Get-Help says, with settings in tables.</summary>
internal static class CmdletPage
{
    private const string Made = "<!-- Made from the cmdlets' XML documentation, the configuration's schema and src/AlteryxBackup.PowerShell/Help: change those, not this file. -->\n";

    public static string Of(CmdletDescription cmdlet, IReadOnlyList<CmdletDescription> all)
    {
        var page = new StringBuilder($"# {cmdlet.Name}\n\n{Made}\n{Text(cmdlet.Synopsis)}\n\n```\n{string.Join("\n\n", cmdlet.Sets.Select(set => Syntax(cmdlet, set)))}\n```\n");
        Append(page, cmdlet.Description.Select(Text));
        _ = page.Append("\n## Examples\n");
        Append(page, cmdlet.Examples.Select((example, index) => $"### {index + 1}. {example.Title}\n\n```powershell\n{example.Code}\n```\n\n{example.Text}"));
        _ = page.Append("\n## Parameters\n");
        Append(page, cmdlet.Parameters.Select(Parameter));
        Settings(page, cmdlet);
        var inputs = Inputs.Of(cmdlet).Select(input => $"- `{TypeNames.Short(input.Type)}`: {Text(input.Text)}").DefaultIfEmpty("None.");
        _ = page.Append("\n## Input\n\n").AppendJoin('\n', inputs).Append('\n');
        _ = page.Append("\n## Output\n\n").AppendJoin('\n', cmdlet.Outputs.Select(Output)).Append('\n');
        return page.Append("\n## See also\n\n").AppendJoin(" · ", RelatedTopics.Of(cmdlet, all).Select(Link)).Append('\n').ToString();
    }

    public static string Index(IReadOnlyList<CmdletDescription> cmdlets) =>
        $"# Cmdlets\n\n{Made}\n`Get-Help NAME -Full` and `Get-Help about_AlteryxBackup` say the same at the prompt.\n\n| Cmdlet | What it does |\n|---|---|\n"
        + string.Concat(cmdlets.Select(cmdlet => $"| [{cmdlet.Name}]({cmdlet.Name}.md) | {Text(cmdlet.Synopsis)} |\n"));

    private static string Syntax(CmdletDescription cmdlet, string set)
    {
        var words = cmdlet.In(set).Select(use => Use(use.Parameter, use.Binding)).Concat(cmdlet.Settings.Count == 0 ? [] : ["[-<setting> <value>]..."]).Append("[<CommonParameters>]");
        return $"{cmdlet.Name} {string.Join(" ", words)}";
    }

    private static string Use(ParameterDescription parameter, ParameterBinding binding)
    {
        var name = binding.Position is null ? "-" + parameter.Name : $"[-{parameter.Name}]";
        var use = TypeNames.IsSwitch(parameter.Type) ? name : $"{name} <{TypeNames.Short(parameter.Type)}>";
        return binding.Mandatory ? use : $"[{use}]";
    }

    private static string Parameter(ParameterDescription parameter)
    {
        var facts = new List<string> { $"`{TypeNames.Short(parameter.Type)}`" };
        facts.AddRange(parameter.Aliases.Count == 0 ? [] : [$"alias {string.Join(", ", parameter.Aliases.Select(alias => $"`{alias}`"))}"]);
        facts.AddRange(parameter.Mandatory ? ["required"] : [$"default {parameter.Default.Replace("*", @"\*", StringComparison.Ordinal)}"]);
        facts.AddRange(parameter.Position == "named" ? [] : [$"position {parameter.Position}"]);
        facts.AddRange(parameter.PipelineInput == "False" ? [] : [$"from the pipeline {parameter.PipelineInput["True ".Length..]}"]);
        facts.AddRange(parameter.Choices.Count == 0 ? [] : [$"one of {string.Join(", ", parameter.Choices)}"]);
        facts.AddRange(parameter.Wildcards ? ["wildcards"] : []);
        return $"### -{parameter.Name}\n\n{Text(parameter.Text)}\n\n{string.Join(" · ", facts)}";
    }

    private static void Settings(StringBuilder page, CmdletDescription cmdlet)
    {
        if (cmdlet.Settings.Count > 0)
        {
            _ = page.Append("\n## Settings as parameters\n\nThe default holds where neither the call nor the configuration file says otherwise.\n");
        }

        foreach (var section in cmdlet.Settings.GroupBy(setting => setting.Key.Section))
        {
            _ = page.Append("\n### ").Append(section.Key).Append("\n\n| Parameter | Type | Default | What it does, and when you would use it |\n|---|---|---|---|\n");
            foreach (var setting in section)
            {
                var choices = setting.Key.Choices.Count == 0 ? "" : $" Accepted values: {string.Join(", ", setting.Key.Choices)}.";
                _ = page.Append("| `-").Append(setting.Name).Append("` | `").Append(TypeNames.Short(setting.Type)).Append("` | `").Append(setting.Default).Append("` | ")
                    .Append(Text(setting.Key.Description + choices)).Append(" |\n");
            }
        }
    }

    private static string Output(OutputDescription output) => $"- `{output.Type.FullName}`{(output.Text.Length == 0 ? "" : ": " + Text(output.Text))}";

    private static string Link(string topic) => topic.StartsWith("about_", StringComparison.Ordinal) ? $"`{topic}`" : $"[{topic}]({topic}.md)";

    private static void Append(StringBuilder page, IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            _ = page.Append('\n').Append(paragraph).Append('\n');
        }
    }

    // Outside code, Markdown takes these as its own.
    private static string Text(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal)
        .Replace("*", @"\*", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
