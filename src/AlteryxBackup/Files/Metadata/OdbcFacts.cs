using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Files.Metadata;

/// <summary>
/// ODBC drivers and system data sources, 64-bit and 32-bit, from where Windows lists them by name. The settings of a data source are not read:
/// drivers keep passwords there.
/// </summary>
internal sealed class OdbcFacts
{
    private const string Software64 = @"SOFTWARE\ODBC\";
    private const string Software32 = @"SOFTWARE\WOW6432Node\ODBC\";
    private readonly IRegistry _registry;

    public OdbcFacts(IRegistry registry) => _registry = registry;

    public MetadataItem Drivers(string name) => Both(name, @"ODBCINST.INI\ODBC Drivers", (_, driver) => driver);

    public MetadataItem DataSources(string name) => Both(name, @"ODBC.INI\ODBC Data Sources", (key, source) => _registry.Read(key, source) is { Length: > 0 } driver ? $"{source} ({driver})" : source);

    private MetadataItem Both(string name, string key, Func<string, string, string> describe)
    {
        if (!_registry.IsAvailable)
        {
            return MetadataItem.Missing(name, "this system has no Windows registry");
        }

        return MetadataItem.Known(name, new Dictionary<string, IReadOnlyList<string>>
        {
            ["64-bit"] = List(Software64 + key, describe),
            ["32-bit"] = List(Software32 + key, describe),
        });
    }

    private string[] List(string key, Func<string, string, string> describe) =>
        [.. _registry.ValueNames(key).Where(value => value.Length > 0).OrderBy(value => value, StringComparer.Ordinal).Select(value => describe(key, value))];
}
