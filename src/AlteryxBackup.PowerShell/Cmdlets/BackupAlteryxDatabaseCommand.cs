using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Dumps the embedded database into a backup set and proves the dump, document by document.</summary>
/// <remarks>The service must be stopped: see Stop-AlteryxServiceSafely. A dump that is not provably whole leaves nothing in the set.</remarks>
[Cmdlet(VerbsData.Backup, "AlteryxDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(DatabaseBackup))]
public sealed class BackupAlteryxDatabaseCommand : BackupSetCmdlet
{
    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Database;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var operation = new DatabaseBackupOperation(Machine);
        var request = Request;
        Carry("Database backup", () => operation.Plan(request, Cancellation), (observer, cancellation) => operation.Run(request, observer, cancellation));
    }
}
