using System;
using System.Management.Automation;
using System.Security;
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

    /// <summary>User and password of a self-managed MongoDB. Use it where a person runs the backup; schedules rather name a PasswordFile or an entry of Credential Manager in the configuration. The password reaches no log, file or argument list.</summary>
    [Parameter]
    [Credential]
    public PSCredential? MongoCredential { get; set; }

    /// <summary>The password of the user that the configuration names, where a script has it as SecureString. Use it instead of -MongoCredential.</summary>
    [Parameter]
    public SecureString? MongoPassword { get; set; }

    /// <summary>User and password of the Gallery's own MongoDB (GalleryMongoDB). Use it where the Gallery's database lives on another server.</summary>
    [Parameter]
    [Credential]
    public PSCredential? GalleryMongoCredential { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(ConfigPath, () =>
    {
        var mongo = new MongoParameters(Host, MongoCredential, MongoPassword, GalleryMongoCredential);
        var request = new CheckRequest
        {
            ConfigPath = ConfigurationFile,
            Mode = BackupMode is null ? null : BackupModes.Parse(BackupMode),
            MaximumAge = MaximumAgeHours > 0 ? TimeSpan.FromHours(MaximumAgeHours) : null,
            Parameters = mongo.Settings(Settings),
            MongoPasswords = mongo.Passwords(),
        };
        var result = new CheckOperation(Machine).Run(request, Cancellation);
        WriteObject(Quiet ? result.Passed : result);
    });
}
