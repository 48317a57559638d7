using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Waits until no workflow runs, then stops the service, waits until it is stopped, and leaves it stopped.</summary>
/// <remarks>Cancelled or failed, it puts the service back. Use it before a dump or maintenance; Start-AlteryxServiceSafely brings the service back.</remarks>
[Cmdlet(VerbsLifecycle.Stop, "AlteryxServiceSafely", SupportsShouldProcess = true)]
[OutputType(typeof(ServiceStatus))]
public sealed class StopAlteryxServiceSafelyCommand : ServiceCmdlet
{
    /// <summary>
    /// Have the service started again if this PowerShell ends, however it ends, before Start-AlteryxServiceSafely was run. Use it in every runbook: a closed window, a dropped remote
    /// session or a killed job doesn't leave the server down then.
    /// </summary>
    [Parameter]
    public SwitchParameter RestartIfSessionEnds { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Carry(
        (service, request) => service.State(request, Cancellation).ToString(),
        "Stop when no workflow runs",
        "Stopping the service",
        (service, request, observer, cancellation) => service.Stop(request with { KeepGuard = RestartIfSessionEnds ? SessionGuards.Keep : null }, observer, cancellation));
}
