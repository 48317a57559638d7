using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Tests.Module;

/// <summary>One parameter that a cmdlet's class declares.</summary>
internal sealed record ParameterDescription(string Name, Type Type, string Text)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<ParameterBinding> Bindings { get; init; } = [];

    /// <summary>What holds when it isn't given, for people.</summary>
    public string Default { get; init; } = "None";

    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool Wildcards { get; init; }

    public bool Mandatory => Bindings.Any(binding => binding.Mandatory);

    public string Position => Bindings.Select(binding => binding.Position).FirstOrDefault(position => position is not null)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named";

    /// <summary>In the words of PowerShell's own help.</summary>
    public string PipelineInput
    {
        get
        {
            var ways = new List<string>();
            if (Bindings.Any(binding => binding.ByPropertyName))
            {
                ways.Add("ByPropertyName");
            }

            if (Bindings.Any(binding => binding.ByValue))
            {
                ways.Add("ByValue");
            }

            return ways.Count == 0 ? "False" : $"True ({string.Join(", ", ways)})";
        }
    }
}
