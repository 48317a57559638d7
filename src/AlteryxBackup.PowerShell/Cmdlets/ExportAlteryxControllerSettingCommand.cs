using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Writes the controller token and the embedded database's passwords into a backup set.</summary>
/// <remarks>With SecurityConfiguration.RecipientCertificates they are encrypted for these certificates; without, they stand there in clear. Use it after Backup-AlteryxCriticalFile: files without the token restore a server that its workers no longer know.</remarks>
[Cmdlet(VerbsData.Export, "AlteryxControllerSetting", SupportsShouldProcess = true)]
[OutputType(typeof(ExportedSettings))]
public sealed class ExportAlteryxControllerSettingCommand : BackupSetCmdlet
{
    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Files;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var operation = new ControllerSettingsOperation(Machine);
        var request = Request;
        Carry("Controller settings", () => operation.Plan(request), (observer, cancellation) => operation.Run(request, observer, cancellation));
    }
}
