using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.PowerShell.Hosting;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Waits until no workflow runs, then stops the service, on every node or on those that are named, waits until it is stopped, and leaves it stopped.</summary>
/// <remarks>
/// Cancelled or failed, it puts back what it has stopped. Several nodes are stopped in the order of the configuration. Use it before a dump or maintenance;
/// Start-AlteryxServiceSafely brings the service back.
/// </remarks>
[Cmdlet(VerbsLifecycle.Stop, "AlteryxServiceSafely", SupportsShouldProcess = true)]
[OutputType(typeof(ServiceStatus))]
public sealed class StopAlteryxServiceSafelyCommand : ServiceCmdlet
{
    /// <summary>
    /// How long to wait, in seconds: until no workflow runs, and again for each service to stop. It stands for MaxWorkflowWaitSeconds and MaxServiceWaitSeconds. Use it when
    /// the maintenance window is short. What has to be put back has the limit of the configuration.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 604800)]
    public int TimeoutSeconds { get; set; }

    /// <summary>
    /// End the workflows that still run when the limit has passed, instead of giving up: each is named in the log. Use it when the service must be down at a certain time. It
    /// stands for ForceStopWorkflows.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Have the service started again if this PowerShell ends, however it ends, before Start-AlteryxServiceSafely was run. Use it in every runbook: a closed window, a dropped remote
    /// session or a killed job doesn't leave the server down then.
    /// </summary>
    [Parameter]
    public SwitchParameter RestartIfSessionEnds { get; set; }

    /// <inheritdoc/>
    protected override string Action => "Stop when no workflow runs";

    /// <inheritdoc/>
    protected override string Activity => "Stopping the service";

    private protected override string Target(ServiceOperation operation, ServiceRequest request) =>
        string.Join(", ", operation.State(request, unanswered => throw unanswered, Cancellation).Select(status => status.ToString()));

    private protected override IReadOnlyList<ServiceStatus> Carry(ServiceOperation operation, ServiceRequest request, IOperationObserver observer, CancellationToken cancellation) =>
        operation.Stop(request with { EndWorkflows = Force, KeepGuard = RestartIfSessionEnds ? SessionGuards.Keep : null }, observer, cancellation);
}
