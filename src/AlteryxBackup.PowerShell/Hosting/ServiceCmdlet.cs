using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>Stops or starts the service, by itself or between the building blocks of a runbook.</summary>
public abstract class ServiceCmdlet : ConfiguredCmdlet
{
    /// <summary>What an earlier block of the pipeline gave. It needs no value of its own; the service is that of the configuration, which comes with it.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Hand on what came from the pipeline instead of the service's state. Use it between building blocks, so that the next one is told the set's folder.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Service;

    /// <summary>Acts on the service, once it is said which.</summary>
    /// <param name="target">Names it.</param>
    /// <param name="action">What would be done, in a few words.</param>
    /// <param name="activity">What the progress bar is headed with.</param>
    /// <param name="act">The action.</param>
    protected void Carry(Func<ServiceOperation, ServiceRequest, string> target, string action, string activity, Func<ServiceOperation, ServiceRequest, IOperationObserver, CancellationToken, ServiceStatus> act) => Report(ConfigPath, () =>
    {
        var operation = new ServiceOperation(Machine);
        var request = new ServiceRequest { ConfigPath = ConfigurationFile, Parameters = Settings };
        if (ShouldProcess(target(operation, request), action))
        {
            var status = Run(activity, (observer, cancellation) => act(operation, request, observer, cancellation));
            Write(status);
        }
    });

    // A block that failed handed nothing on: those behind must not go on without it.
    private void Write(ServiceStatus status)
    {
        if (!PassThru || !MyInvocation.ExpectingInput)
        {
            WriteObject(status);
        }
        else if (InputObject is not null)
        {
            WriteObject(InputObject);
        }
    }
}
