using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli;

/// <summary>What a test of the configuration found.</summary>
internal sealed record ConfigurationTest(string Source, IReadOnlyList<ConfigurationFault> Faults, IReadOnlyList<string> Warnings)
{
    /// <summary>True when a backup could run with it on this machine.</summary>
    public bool Valid => Faults.Count == 0;

    public static ConfigurationTest Run(Machine machine, string? path, IReadOnlyDictionary<string, object> parameters)
    {
        try
        {
            return From(new ConfigurationLoader(machine.Files, machine.Host).Examine(path, null, parameters));
        }
        catch (BackupException unreadable) when (unreadable.Error == ErrorCatalogue.ConfigurationInvalid)
        {
            return new ConfigurationTest($"Configuration file {path}.", [new ConfigurationFault("", unreadable.Happened)], []);
        }
    }

    // Loading on another machine than the server is no fault; testing asks whether it can be used here.
    private static ConfigurationTest From(ConfigurationExamination examined)
    {
        var unusable = examined.Loaded?.UnusablePaths ?? [];
        return new ConfigurationTest(
            examined.Loaded?.Source ?? (examined.SourcePath is null ? "No configuration file." : $"Configuration file {examined.SourcePath}."),
            [.. examined.Faults, .. unusable],
            examined.Warnings.Except(unusable.Select(fault => fault.ToString())).ToList());
    }
}
