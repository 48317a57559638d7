using System;
using System.Management.Automation;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Checks everything that a backup depends on: rights, server, service, database, paths, space, destinations.</summary>
/// <remarks>
/// Everything is reported at once, each finding with what to do about it. The service isn't touched and no archive is made. Use it after installing, after each change of the
/// server, and, with -MaximumAgeHours, in monitoring.
/// </remarks>
[Cmdlet(VerbsDiagnostic.Test, "AlteryxBackupEnvironment")]
[OutputType(typeof(CheckResult), typeof(bool))]
public sealed class TestAlteryxBackupEnvironmentCommand : ConfiguredCmdlet
{
    /// <summary>Check what a Full, DatabaseOnly or ConfigOnly backup needs. Use it where schedules of several modes run. Without it: the mode of the configuration, else Full.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Mode")]
    [ArgumentCompleter(typeof(BackupModeCompleter))]
    public string? BackupMode { get; set; }

    /// <summary>Fail when the newest good backup is older than this many hours: of the mode named, else of the configured mode and every other that has backups. Use it in monitoring; 26 suits a nightly backup.</summary>
    [Parameter]
    [ValidateRange(0.01, 876000)]
    public double MaximumAgeHours { get; set; }

    /// <summary>Answer with true or false instead of the findings. Use it in conditions.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(ConfigPath, () =>
    {
        var request = new CheckRequest
        {
            ConfigPath = ConfigurationFile,
            Mode = BackupMode is null ? null : BackupModes.Parse(BackupMode),
            MaximumAge = MaximumAgeHours > 0 ? TimeSpan.FromHours(MaximumAgeHours) : null,
            Parameters = Settings,
        };
        var result = new CheckOperation(Machine).Run(request, Cancellation);
        WriteObject(Quiet ? result.Passed : result);
    });
}
