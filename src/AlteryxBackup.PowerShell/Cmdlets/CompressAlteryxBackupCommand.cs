using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Makes the archive of a backup set: written, read back, verified, and only then named.</summary>
/// <remarks>The archive is the same as that of a whole backup. The set is left as it is: remove it when the archive stands.</remarks>
[Cmdlet(VerbsData.Compress, "AlteryxBackup", SupportsShouldProcess = true)]
[OutputType(typeof(CompressedBackup))]
public sealed class CompressAlteryxBackupCommand : BackupSetCmdlet
{
    /// <summary>A folder for the archive, or its full path with .zip. Without it: the configuration's LocalBackupPath. Use it to keep a special backup apart.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? DestinationPath { get; set; }

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Archive;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var operation = new CompressOperation(Machine);
        var request = new CompressRequest { Path = SetFolder, DestinationPath = FullPath(DestinationPath), ConfigPath = ConfigurationFile, Parameters = Settings };
        Carry("Archive", () => operation.Plan(request), (observer, cancellation) => operation.Run(request, observer, cancellation));
    }
}
