using System.Management.Automation;
using System.Security;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Backs an Alteryx Server up: database, files, keys and controller settings in one verified archive.</summary>
/// <remarks>
/// <para>Stops the service (not for a self-managed MongoDB, unless -StopServiceForExternalDB), dumps the database, starts the service at once, proves the dump document by document, collects files and keys, writes the archive, verifies it, copies it
/// and lets retention remove what is too old. A ConfigOnly backup never touches the service. Whatever happens, Ctrl+C included, the service is started again if it was running.</para>
/// <para>Writes one result, also when the backup failed; a failure is a non-terminating error besides, with a stable id, what to do about it, and the result as its TargetObject.
/// With -WhatIf it writes the plan instead: the steps, the bytes, the downtime expected. Run it as administrator, one at a time.</para>
/// </remarks>
[Cmdlet(VerbsLifecycle.Invoke, "AlteryxBackup", SupportsShouldProcess = true)]
[OutputType(typeof(BackupResult), typeof(BackupPlan))]
public sealed class InvokeAlteryxBackupCommand : ConfiguredCmdlet
{
    /// <summary>What the archive holds: Full (database, files, controller settings), DatabaseOnly, or ConfigOnly, which never touches the service. Without it: what the configuration says, else Full. Use ConfigOnly before each change of settings.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Mode")]
    [ArgumentCompleter(typeof(BackupModeCompleter))]
    public string? BackupMode { get; set; }

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
    protected override void ProcessRecord() => Report(BackupMode, () =>
    {
        var request = Request();
        var operation = new BackupOperation(Machine);
        if (ShouldProcess($"Alteryx Server on {Machine.Host.MachineName}", $"{request.Mode?.ToString() ?? "Default"} backup"))
        {
            Write(Run("Backup of Alteryx Server", (observer, cancellation) => operation.Run(request, observer, cancellation)));
        }
        else if (IsWhatIf)
        {
            var plan = operation.Plan(request, Cancellation);
            WriteObject(plan);
            if (plan.Verdict is { } verdict)
            {
                WriteWarning(verdict);
            }
        }
    });

    private BackupRequest Request()
    {
        var mongo = new MongoParameters(Host, MongoCredential, MongoPassword, GalleryMongoCredential);
        return new BackupRequest
        {
            ConfigPath = ConfigurationFile,
            Mode = BackupMode is null ? null : BackupModes.Parse(BackupMode),
            Parameters = mongo.Settings(Settings),
            MongoPasswords = mongo.Passwords(),
        };
    }

    private void Write(BackupResult result)
    {
        WriteObject(result);
        foreach (var error in result.Errors)
        {
            WriteError(ErrorRecords.Of(error, result));
        }
    }
}
