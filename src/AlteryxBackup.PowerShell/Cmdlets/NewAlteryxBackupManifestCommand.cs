using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Writes the manifest of a backup set: what its parts hold, where they come from, and what was checked.</summary>
/// <remarks>The mode follows from the parts: database and files make Full, the database alone DatabaseOnly, files alone ConfigOnly. Use it when all parts stand; a part made afterwards takes the manifest away again.</remarks>
[Cmdlet(VerbsCommon.New, "AlteryxBackupManifest", SupportsShouldProcess = true)]
[OutputType(typeof(SetManifest))]
public sealed class NewAlteryxBackupManifestCommand : BackupSetCmdlet
{
    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Server;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var operation = new SetManifestOperation(Machine);
        var request = Request;
        Carry("Manifest", () => operation.Plan(request), (observer, cancellation) => operation.Run(request, observer, cancellation));
    }
}
