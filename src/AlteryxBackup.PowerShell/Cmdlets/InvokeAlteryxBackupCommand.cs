using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Backs an Alteryx Server up: stops the service, dumps the database, starts the service at once, proves the dump, collects files and keys, writes and verifies the archive.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AlteryxBackup", SupportsShouldProcess = true)]
[OutputType(typeof(BackupResult), typeof(BackupPlan))]
public sealed class InvokeAlteryxBackupCommand : ConfiguredCmdlet
{
    private const string UsernameKey = "MongoDBConfiguration.SelfManagedMongoDB.Username";

    /// <summary>What the archive holds: Full (database, files, controller settings), DatabaseOnly, or ConfigOnly, which never touches the service. Without it: what the configuration says, else Full.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Mode")]
    [ArgumentCompleter(typeof(BackupModeCompleter))]
    public string? BackupMode { get; set; }

    /// <summary>User and password of a self-managed MongoDB. Use it where the dump needs a login: the password reaches no log, file or argument list.</summary>
    [Parameter]
    [Credential]
    public PSCredential? MongoCredential { get; set; }

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
            WriteObject(operation.Plan(request, Cancellation));
        }
    });

    private BackupRequest Request()
    {
        var settings = Settings.ToDictionary(setting => setting.Key, setting => setting.Value);
        if (MongoCredential is not null)
        {
            settings[UsernameKey] = MongoCredential.UserName;
        }

        return new BackupRequest
        {
            ConfigPath = ConfigurationFile,
            Mode = BackupMode is null ? null : BackupModes.Parse(BackupMode),
            Parameters = settings,
            MongoPassword = MongoCredential is null ? null : Secret.FromText(MongoCredential.GetNetworkCredential().Password),
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
