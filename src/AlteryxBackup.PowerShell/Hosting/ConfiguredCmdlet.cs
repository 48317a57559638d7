using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>A cmdlet that works by a configuration: a file, and over it each of its settings as a parameter.</summary>
public abstract class ConfiguredCmdlet : AlteryxCmdlet, IDynamicParameters
{
    private SettingParameters? _settings;

    /// <summary>The configuration file. Use it when the file isn't at %ProgramData%\AlteryxBackup\backup-config.json, or to work with another server's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? ConfigPath { get; set; }

    /// <summary>The sections whose settings are parameters here.</summary>
    protected virtual IReadOnlyCollection<string> Sections => ConfigurationSections.All;

    /// <summary>The configuration file, absolute; null for the usual places.</summary>
    protected string? ConfigurationFile => FullPath(ConfigPath);

    /// <summary>The settings given as parameters, by dotted path.</summary>
    protected IReadOnlyDictionary<string, object> Settings => _settings?.Given() ?? new Dictionary<string, object>();

    /// <summary>Refuses an empty path that somebody wrote, which is an unset variable as a rule; objects of the pipeline may well have none.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (MyInvocation.BoundParameters.ContainsKey(nameof(ConfigPath)) && string.IsNullOrEmpty(ConfigPath))
        {
            ThrowTerminatingError(ErrorRecords.Of(ErrorCatalogue.UsageInvalid.Because("-ConfigPath was given and is empty.", action: "Name the file, or leave -ConfigPath out.")));
        }
    }

    /// <inheritdoc/>
    public object GetDynamicParameters() => (_settings = new SettingParameters(Sections)).Parameters;
}
