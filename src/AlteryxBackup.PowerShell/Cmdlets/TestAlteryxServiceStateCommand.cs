using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Tells the state of the service on each node, its process, and the workflows that run.</summary>
/// <remarks>It only looks, at all nodes at once; one that can't be asked is an error, and the others are told. Use it before maintenance, and in conditions with -Quiet.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "AlteryxServiceState")]
[OutputType(typeof(ServiceStatus), typeof(bool))]
public sealed class TestAlteryxServiceStateCommand : ConfiguredCmdlet
{
    /// <summary>The nodes, by name or host; without it all of them. Use it to look at one machine of several.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public string[]? Node { get; set; }

    /// <summary>Answer with true or false instead: whether the service runs, on every node that was asked for. Use it in conditions.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Service;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(ConfigPath, () =>
    {
        var unanswered = new List<BackupException>();
        var request = new ServiceRequest { ConfigPath = ConfigurationFile, Parameters = Settings, Nodes = Node ?? [] };
        var statuses = new ServiceOperation(Machine).State(request, unanswered.Add, Cancellation);
        foreach (var failure in unanswered)
        {
            Report(ConfigPath, () => throw failure);
        }

        if (!Quiet)
        {
            WriteObject(statuses, enumerateCollection: true);
        }
        else if (unanswered.Count == 0)
        {
            WriteObject(statuses.All(status => status.WasRunning));
        }
    });
}
