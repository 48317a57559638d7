using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Waits until no workflow runs, then stops the service, waits until it is stopped, and leaves it stopped.</summary>
/// <remarks>Cancelled or failed, it puts the service back. Use it before a dump or maintenance; Start-AlteryxServiceSafely brings the service back.</remarks>
[Cmdlet(VerbsLifecycle.Stop, "AlteryxServiceSafely", SupportsShouldProcess = true)]
[OutputType(typeof(ServiceStatus))]
public sealed class StopAlteryxServiceSafelyCommand : ConfiguredCmdlet
{
    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Service;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(ConfigPath, () =>
    {
        var operation = new ServiceOperation(Machine);
        var request = new ServiceRequest { ConfigPath = ConfigurationFile, Parameters = Settings };
        if (ShouldProcess(operation.State(request, Cancellation).ToString(), "Stop when no workflow runs"))
        {
            WriteObject(Run("Stopping the service", (observer, cancellation) => operation.Stop(request, observer, cancellation)));
        }
    });
}
