using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Dumps the database into a backup set and proves the dump, document by document.</summary>
/// <remarks>For the embedded database the service must be stopped: see Stop-AlteryxServiceSafely; a self-managed MongoDB is dumped while it runs. A dump that is not provably whole leaves nothing in the set.</remarks>
[Cmdlet(VerbsData.Backup, "AlteryxDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(DatabaseBackup))]
public sealed class BackupAlteryxDatabaseCommand : BackupSetCmdlet
{
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
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Database;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var operation = new DatabaseBackupOperation(Machine);
        var mongo = new MongoParameters(Host, MongoCredential, MongoPassword, GalleryMongoCredential);
        var request = Request with { Parameters = mongo.Settings(Settings), MongoPasswords = mongo.Passwords() };
        Carry("Database backup", () => operation.Plan(request, Cancellation), (observer, cancellation) => operation.Run(request, observer, cancellation));
    }
}
