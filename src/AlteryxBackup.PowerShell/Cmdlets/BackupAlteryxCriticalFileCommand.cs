using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Copies the server's settings, keys and configuration files, those of its other nodes, and what is known of the server, into a backup set.</summary>
/// <remarks>
/// The service may run. What is missing is a warning, a node that can't be reached too; only a missing RuntimeSettings.xml of this machine is an error. Files of the node NAME
/// are in Nodes/NAME/Config.
/// </remarks>
[Cmdlet(VerbsData.Backup, "AlteryxCriticalFile", SupportsShouldProcess = true)]
[OutputType(typeof(CriticalFiles))]
public sealed class BackupAlteryxCriticalFileCommand : BackupSetCmdlet
{
    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Files;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var operation = new CriticalFilesOperation(Machine);
        var request = Request;
        Carry("Critical files", () => operation.Plan(request, Cancellation), (observer, cancellation) => operation.Run(request, observer, cancellation));
    }
}
