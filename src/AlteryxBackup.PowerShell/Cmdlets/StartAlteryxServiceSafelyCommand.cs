using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Starts the service, asks again if it has to, and returns when it runs.</summary>
/// <remarks>A service that runs is left as it is. One that doesn't come up within MaxServiceWaitSeconds is an error, with what to do.</remarks>
[Cmdlet(VerbsLifecycle.Start, "AlteryxServiceSafely", SupportsShouldProcess = true)]
[OutputType(typeof(ServiceStatus))]
public sealed class StartAlteryxServiceSafelyCommand : ConfiguredCmdlet
{
    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Service;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(ConfigPath, () =>
    {
        var operation = new ServiceOperation(Machine);
        var request = new ServiceRequest { ConfigPath = ConfigurationFile, Parameters = Settings };
        if (ShouldProcess(operation.State(request, Cancellation).ToString(), "Start"))
        {
            WriteObject(Run("Starting the service", (observer, cancellation) => operation.Start(request, observer, cancellation)));
        }
    });
}
