using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Configuration;

/// <summary>What a test of the configuration found.</summary>
/// <param name="Source">Which file it was, in words.</param>
/// <param name="Faults">Everything that is wrong, each with its setting.</param>
/// <param name="Warnings">What works but should be looked at: unknown keys, passwords in clear.</param>
public sealed record ConfigurationTest(string Source, IReadOnlyList<ConfigurationFault> Faults, IReadOnlyList<string> Warnings)
{
    /// <summary>True when a backup could run with it on this machine.</summary>
    public bool Valid => Faults.Count == 0;

    /// <summary>Tests one.</summary>
    /// <param name="machine">The machine that it is to be used on.</param>
    /// <param name="path">The file; null for the usual places.</param>
    /// <param name="parameters">Values that win over the file, by dotted path.</param>
    /// <exception cref="BackupException">The file isn't there or can't be read.</exception>
    public static ConfigurationTest Run(Machine machine, string? path, IReadOnlyDictionary<string, object> parameters)
    {
        try
        {
            return From(new ConfigurationLoader(machine.Files, machine.Host).Examine(path, parameters));
        }
        catch (BackupException unreadable) when (unreadable.Error == ErrorCatalogue.ConfigurationInvalid)
        {
            var usual = new ConfigurationFile(machine.Files, new HostPaths(machine.Files, machine.Host), machine.Host);
            return new ConfigurationTest($"Configuration file {usual.Find(path)}.", [new ConfigurationFault("", unreadable.Happened)], []);
        }
    }

    // Loading on another machine than the server is no fault; testing asks whether it can be used here.
    private static ConfigurationTest From(ConfigurationExamination examined)
    {
        var unusable = examined.Loaded?.UnusablePaths ?? [];
        return new ConfigurationTest(
            examined.Loaded?.Source ?? (examined.SourcePath is null ? "No configuration file." : $"Configuration file {examined.SourcePath}."),
            [.. examined.Faults, .. unusable],
            [.. examined.Warnings.Except(unusable.Select(fault => fault.ToString()))]);
    }
}
