using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>What came down the pipeline for a service.</summary>
/// <param name="ConfigPath">The configuration as it was named.</param>
/// <param name="ConfigurationFile">The configuration file, absolute; null for the usual places.</param>
/// <param name="Named">The nodes that it names; null when it names none, and so means all.</param>
/// <param name="InputObject">The object itself.</param>
internal sealed record ServiceInput(string? ConfigPath, string? ConfigurationFile, IReadOnlyList<string>? Named, PSObject? InputObject)
{
    /// <summary>The nodes that several name together; none: all are meant.</summary>
    /// <exception cref="BackupException">UsageInvalid: a name is empty, which is an unset variable as a rule, and never means all of them.</exception>
    public static IReadOnlyList<string> Nodes(IReadOnlyList<ServiceInput> inputs)
    {
        if (inputs.Any(input => input.Named is { } named && (named.Count == 0 || named.Any(string.IsNullOrWhiteSpace))))
        {
            throw ErrorCatalogue.UsageInvalid.Because("-Node was given and is empty.", "Nothing was changed.", "Name the nodes, or leave -Node out to mean all of them.");
        }

        return inputs.Any(input => input.Named is null) ? [] : [.. inputs.SelectMany(input => input.Named!).Distinct()];
    }
}
