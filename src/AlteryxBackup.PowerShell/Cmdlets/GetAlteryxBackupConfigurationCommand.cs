using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Configuration;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Shows every setting as it holds, and where its value comes from: the file, a default, or a parameter.</summary>
/// <remarks>
/// Use it to see what tonight's backup will really do: -Verbose says which file was read. Passwords are masked. Faults in the file end it with an error;
/// Test-AlteryxBackupConfiguration lists them all at once.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "AlteryxBackupConfiguration")]
[OutputType(typeof(ConfigurationSetting))]
public sealed class GetAlteryxBackupConfigurationCommand : ConfiguredCmdlet
{
    /// <summary>Only settings of these names; wildcards are resolved. Use it to look at a few: *Retention*. Without it: all.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(SettingCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(ConfigPath, () =>
    {
        var loaded = new ConfigurationLoader(Machine.Files, Machine.Host).Load(ConfigurationFile, Settings);
        WriteVerbose(loaded.Source);
        foreach (var warning in loaded.Warnings)
        {
            WriteWarning(warning);
        }

        var patterns = Name.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToList();
        WriteObject(
            loaded.EffectiveValues().Where(value => patterns.Any(pattern => pattern.IsMatch(value.Path)))
                .Select(value => new ConfigurationSetting(value.Path, Value(value.Value), value.Origin)),
            enumerateCollection: true);
    });

    private static object? Value(JToken value) => value switch
    {
        JArray list => list.Select(element => element is JValue plain ? (string?)plain : element.ToString(Newtonsoft.Json.Formatting.None)).ToArray(),
        JValue single => single.Value,
        _ => value.ToString(),
    };
}
