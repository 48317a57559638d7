using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Starts the service, asks again if it has to, and returns when it runs.</summary>
/// <remarks>
/// A service that runs is left as it is. One that doesn't come up within MaxServiceWaitSeconds is an error, with what to do. At the end of a pipeline it starts the service also
/// when a block before it failed and handed nothing on; name the configuration here too then, if it isn't in its usual place.
/// </remarks>
[Cmdlet(VerbsLifecycle.Start, "AlteryxServiceSafely", SupportsShouldProcess = true)]
[OutputType(typeof(ServiceStatus))]
public sealed class StartAlteryxServiceSafelyCommand : ServiceCmdlet
{
    private bool _asked;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Start();

    /// <summary>A failed dump hands nothing on, and must not leave the service down.</summary>
    protected override void EndProcessing()
    {
        if (!_asked)
        {
            Start();
        }
    }

    private void Start()
    {
        _asked = true;

        // Neither the server nor the service is asked before: what keeps them from answering must not keep the service down.
        Carry((service, request) => service.ServiceName(request), "Start", "Starting the service", (service, request, observer, cancellation) =>
        {
            var status = service.Start(request, observer, cancellation);
            SessionGuards.Dismiss();
            return status;
        });
    }
}
