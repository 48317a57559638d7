using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Tests.Module;

/// <summary>A cmdlet as its users see it: what help, pages and the surface's snapshot are made from.</summary>
internal sealed record CmdletDescription(string Name, Type Type)
{
    public string Synopsis { get; init; } = "";

    public IReadOnlyList<string> Remarks { get; init; } = [];

    public bool SupportsShouldProcess { get; init; }

    public string ConfirmImpact { get; init; } = "";

    public string DefaultSet { get; init; } = "";

    /// <summary>Those that the class declares; -WhatIf and -Confirm where it asks for them.</summary>
    public IReadOnlyList<ParameterDescription> Parameters { get; init; } = [];

    /// <summary>Those that PowerShell is given at run time: settings of the configuration.</summary>
    public IReadOnlyList<SettingDescription> Settings { get; init; } = [];

    public IReadOnlyList<OutputDescription> Outputs { get; init; } = [];

    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>Its parameter sets, the default one first.</summary>
    public IReadOnlyList<string> Sets => Parameters.SelectMany(parameter => parameter.Bindings).Select(binding => binding.Set)
        .Where(set => set != ParameterBinding.AllSets).Distinct().OrderBy(set => set != DefaultSet).DefaultIfEmpty(ParameterBinding.AllSets).ToList();

    /// <summary>The description as help shows it: the remarks, and what is true of every cmdlet that takes settings.</summary>
    public IEnumerable<string> Description => Settings.Count == 0 ? Remarks : Remarks.Append(
        $"Settings of {Enumeration(Settings.Select(setting => setting.Key.Section).Distinct())} are parameters here too: given here they win over the configuration file, for this call alone. "
        + $"Get-Help {Name} -Parameter {Settings[0].Name} explains one of them; about_AlteryxBackup_Configuration lists all.");

    /// <summary>In the order in which a set takes them: by position, then as declared.</summary>
    public IEnumerable<(ParameterDescription Parameter, ParameterBinding Binding)> In(string set) => Parameters
        .SelectMany(parameter => parameter.Bindings.Where(binding => binding.Set == set || binding.Set == ParameterBinding.AllSets).Select(binding => (parameter, binding)))
        .OrderBy(use => use.binding.Position ?? int.MaxValue);

    private static string Enumeration(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count == ConfigurationKeys.All.Select(key => key.Section).Distinct().Count() ? "the whole configuration"
            : all.Count == 1 ? all[0] : string.Join(", ", all.Take(all.Count - 1)) + " and " + all[^1];
    }
}
