using System.Management.Automation;
using AlteryxBackup.Configuration;
using AlteryxBackup.PowerShell.Hosting;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Tests the configuration: all faults at once with their settings, unknown keys, paths that this machine can't use.</summary>
/// <remarks>
/// Looks at the file alone and touches neither server nor service. Use it after each change of the file; Test-AlteryxBackupEnvironment looks at everything else that a backup needs.
/// </remarks>
[Cmdlet(VerbsDiagnostic.Test, "AlteryxBackupConfiguration")]
[OutputType(typeof(ConfigurationTest), typeof(bool))]
public sealed class TestAlteryxBackupConfigurationCommand : ConfiguredCmdlet
{
    /// <summary>Answer with true or false instead of the findings. Use it in conditions.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(ConfigPath, () =>
    {
        var test = ConfigurationTest.Run(Machine, ConfigurationFile, Settings);
        WriteObject(Quiet ? test.Valid : test);
    });
}
