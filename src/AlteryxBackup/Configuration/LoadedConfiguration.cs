using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Secrets;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>The effective configuration, and where each value of it comes from.</summary>
public sealed class LoadedConfiguration
{
    private readonly JObject _masked;

    internal LoadedConfiguration(
        AlteryxBackupConfiguration configuration,
        JObject masked,
        string? sourcePath,
        string source,
        IReadOnlyList<string> warnings,
        IReadOnlyDictionary<string, ValueOrigin> origins,
        IReadOnlyList<ConfigurationFault> unusablePaths,
        IReadOnlyList<Secret> secrets)
    {
        Configuration = configuration;
        _masked = masked;
        SourcePath = sourcePath;
        Source = source;
        Warnings = warnings;
        Origins = origins;
        UnusablePaths = unusablePaths;
        Secrets = secrets;
    }

    /// <summary>The effective values.</summary>
    public AlteryxBackupConfiguration Configuration { get; }

    /// <summary>Full path of the file that was read; null when there was none and the defaults are used.</summary>
    public string? SourcePath { get; }

    /// <summary>The same as a sentence for the log; without a file it names the places that were looked at.</summary>
    public string Source { get; }

    /// <summary>What should be looked at: unknown keys, passwords, paths that this machine can't use.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Where the value of each setting comes from, keyed by its dotted path.</summary>
    public IReadOnlyDictionary<string, ValueOrigin> Origins { get; }

    /// <summary>
    /// Paths that are valid, but not on this machine: a drive letter off Windows, a variable that isn't set. Loading such a file is no fault, since
    /// it may be edited or checked on another machine than the server; running on it is one.
    /// </summary>
    public IReadOnlyList<ConfigurationFault> UnusablePaths { get; }

    /// <summary>Passwords that stand in the configuration although they shouldn't: for the masking writer.</summary>
    public IReadOnlyList<Secret> Secrets { get; }

    /// <summary>The effective configuration as a document of its own, passwords replaced by <c>***</c>.</summary>
    public JObject Snapshot() => (JObject)_masked.DeepClone();

    /// <summary>Every setting with its effective value, in the order of the schema, passwords masked.</summary>
    public IReadOnlyList<EffectiveValue> EffectiveValues() => Values(_masked, "").ToList();

    /// <summary>To be called before anything is written to a configured path.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ConfigurationInvalid"/>: <see cref="UnusablePaths"/> isn't empty.</exception>
    public void RequireUsablePaths()
    {
        if (UnusablePaths.Count > 0)
        {
            throw ErrorCatalogue.ConfigurationInvalid.Because(
                "Paths of the configuration can't be used on this machine:\n  " + string.Join("\n  ", UnusablePaths));
        }
    }

    private IEnumerable<EffectiveValue> Values(JObject section, string prefix) => section.Properties().SelectMany(property => property.Value is JObject child
        ? Values(child, prefix + property.Name + ".")
        : [new EffectiveValue(prefix + property.Name, property.Value, Origins[prefix + property.Name])]);
}
