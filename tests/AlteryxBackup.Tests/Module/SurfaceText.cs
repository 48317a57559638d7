using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AlteryxBackup.Tests.Module;

/// <summary>Everything of the cmdlets that scripts can depend on, one line each.</summary>
internal static class SurfaceText
{
    public static string Of(IReadOnlyList<CmdletDescription> cmdlets)
    {
        var text = new StringBuilder();
        foreach (var cmdlet in cmdlets)
        {
            _ = text.Append(cmdlet.Name);
            _ = text.Append(cmdlet.SupportsShouldProcess ? $"  ShouldProcess, ConfirmImpact {cmdlet.ConfirmImpact}" : "  no ShouldProcess");
            _ = text.Append(cmdlet.DefaultSet == ParameterBinding.AllSets ? "" : $", default set {cmdlet.DefaultSet}").Append('\n');
            Lines(text, cmdlet.Outputs.Select(output => $"writes {output.Type.FullName}"));
            Lines(text, cmdlet.Parameters.Select(Parameter));
            Lines(text, cmdlet.Settings.Select(setting => $"-{setting.Name} {TypeNames.Short(setting.Type)}  setting {setting.Key.Path}"));
            _ = text.Append('\n');
        }

        return text.ToString();
    }

    private static string Parameter(ParameterDescription parameter)
    {
        var aliases = parameter.Aliases.Count == 0 ? "" : $"  alias {string.Join(", ", parameter.Aliases)}";
        var choices = parameter.Choices.Count == 0 ? "" : $"  of {string.Join(", ", parameter.Choices)}";
        return $"-{parameter.Name} {TypeNames.Short(parameter.Type)}{aliases}{choices}{string.Concat(parameter.Bindings.Select(Binding))}";
    }

    private static string Binding(ParameterBinding binding)
    {
        var facts = new[]
        {
            binding.Set == ParameterBinding.AllSets ? "" : $"set {binding.Set}",
            binding.Mandatory ? "mandatory" : "",
            binding.Position is { } position ? string.Format(CultureInfo.InvariantCulture, "position {0}", position) : "",
            binding.ByValue ? "by value" : "",
            binding.ByPropertyName ? "by property name" : "",
        }.Where(fact => fact.Length > 0).ToList();
        return facts.Count == 0 ? "" : $"  [{string.Join(", ", facts)}]";
    }

    private static void Lines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _ = text.Append("    ").Append(line).Append('\n');
        }
    }
}
