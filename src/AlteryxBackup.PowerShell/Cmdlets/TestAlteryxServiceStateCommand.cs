using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Tells the state of the service, its process, and the workflows that run.</summary>
/// <remarks>It only looks. Use it before maintenance, and in conditions with -Quiet.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "AlteryxServiceState")]
[OutputType(typeof(ServiceStatus), typeof(bool))]
public sealed class TestAlteryxServiceStateCommand : ConfiguredCmdlet
{
    /// <summary>Answer with true or false instead: whether the service runs. Use it in conditions.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Service;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(ConfigPath, () =>
    {
        var operation = new ServiceOperation(Machine);
        var request = new ServiceRequest { ConfigPath = ConfigurationFile, Parameters = Settings };
        var status = operation.State(request, Cancellation);
        WriteObject(Quiet ? status.WasRunning : status);
    });
}
