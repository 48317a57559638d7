using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.PowerShell.Hosting;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Starts the service, on every node or on those that are named, asks again if it has to, and returns when it runs.</summary>
/// <remarks>
/// A service that runs is left as it is. Several nodes are started in the order of the configuration; one that doesn't come up within its limit is an error, with what to do,
/// after all others were tried. At the end of a pipeline it starts the service also when a block before it failed and handed nothing on; name the configuration here too then,
/// if it isn't in its usual place.
/// </remarks>
[Cmdlet(VerbsLifecycle.Start, "AlteryxServiceSafely", SupportsShouldProcess = true)]
[OutputType(typeof(ServiceStatus))]
public sealed class StartAlteryxServiceSafelyCommand : ServiceCmdlet
{
    private bool _asked;

    /// <summary>
    /// How long to wait, in seconds, for each service to run, and before that for another operation to end. It stands for MaxServiceWaitSeconds. Use it when somebody must be
    /// told early that a service doesn't come up.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 604800)]
    public int TimeoutSeconds { get; set; }

    /// <inheritdoc/>
    protected override string Action => "Start";

    /// <inheritdoc/>
    protected override string Activity => "Starting the service";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _asked = true;
        base.ProcessRecord();
    }

    /// <summary>A failed dump hands nothing on, and must not leave the service down.</summary>
    protected override void EndProcessing()
    {
        if (_asked)
        {
            base.EndProcessing();
        }
        else
        {
            Act(ConfigPath, []);
        }
    }

    // Neither the server nor the service is asked before: what keeps them from answering must not keep the service down.
    private protected override string Target(ServiceOperation operation, ServiceRequest request) => operation.ServiceNames(request);

    private protected override IReadOnlyList<ServiceStatus> Carry(ServiceOperation operation, ServiceRequest request, IOperationObserver observer, CancellationToken cancellation) =>
        operation.Start(request with { DismissGuards = SessionGuards.Dismiss }, observer, cancellation);
}
