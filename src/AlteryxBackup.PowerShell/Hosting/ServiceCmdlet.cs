using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>Stops or starts services, by themselves or between the building blocks of a runbook. What the pipeline names is acted on together, in the configured order.</summary>
public abstract class ServiceCmdlet : ConfiguredCmdlet
{
    private readonly List<ServiceInput> _inputs = [];
    private bool _isNodeGiven;

    /// <summary>
    /// The nodes, by name or host; without it all of them. Use it to take one machine of several out of service, or pipe node objects: what Test-AlteryxServiceState writes,
    /// or (Get-AlteryxServer).Nodes.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public string[]? Node { get; set; }

    /// <summary>A node's name, a node object, or what an earlier block of the pipeline gave: that names no node, and all are meant. The configuration comes with it.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Hand on what came from the pipeline instead of the services' states. Use it between building blocks, so that the next one is told the set's folder.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Service;

    /// <summary>What would be done, in a few words.</summary>
    protected abstract string Action { get; }

    /// <summary>What the progress bar is headed with.</summary>
    protected abstract string Activity { get; }

    /// <summary>-TimeoutSeconds; null when it wasn't given.</summary>
    protected int? Timeout => MyInvocation.BoundParameters.TryGetValue("TimeoutSeconds", out var seconds) ? (int)seconds : null;

    /// <summary>Refuses two values for one limit.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isNodeGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Node));
        if (Timeout is not null && Settings.Keys.FirstOrDefault(path => path.EndsWith("WaitSeconds", System.StringComparison.Ordinal)) is { } limit)
        {
            ThrowTerminatingError(ErrorRecords.Of(ErrorCatalogue.UsageInvalid.Because(
                $"-TimeoutSeconds stands for {limit}, which was given too.", action: "Leave one of them out.")));
        }
    }

    /// <summary>Nodes of one server that come one after the other are one request.</summary>
    protected override void ProcessRecord() => _inputs.Add(new ServiceInput(ConfigPath, ConfigurationFile, Named(), InputObject));

    /// <summary>Acts, server by server.</summary>
    protected override void EndProcessing()
    {
        foreach (var server in _inputs.GroupBy(input => input.ConfigurationFile))
        {
            Act(server.First().ConfigPath, [.. server]);
        }
    }

    /// <summary>Acts on one server's.</summary>
    /// <param name="configPath">The configuration as it was named, for errors.</param>
    /// <param name="inputs">What came for it; nothing: all of its nodes are meant.</param>
    private protected void Act(string? configPath, IReadOnlyList<ServiceInput> inputs) => Report(configPath, () =>
    {
        var operation = new ServiceOperation(Machine);
        var request = new ServiceRequest
        {
            ConfigPath = inputs.Count == 0 ? ConfigurationFile : inputs[0].ConfigurationFile,
            Parameters = Settings,
            Nodes = ServiceInput.Nodes(inputs),
            TimeoutSeconds = Timeout,
        };
        if (ShouldProcess(Target(operation, request), Action))
        {
            Write(Run(Activity, (observer, cancellation) => Carry(operation, request, observer, cancellation)), inputs);
        }
    });

    /// <summary>Names what would be acted on.</summary>
    private protected abstract string Target(ServiceOperation operation, ServiceRequest request);

    /// <summary>The action.</summary>
    private protected abstract IReadOnlyList<ServiceStatus> Carry(ServiceOperation operation, ServiceRequest request, IOperationObserver observer, CancellationToken cancellation);

    private string[]? Named()
    {
        if (InputObject?.BaseObject is string name)
        {
            return [name];
        }

        // A node object whose name is missing must not mean all of them, nor must a variable that isn't set.
        return Node ?? (_isNodeGiven || InputObject?.Properties[nameof(Node)] is not null ? [] : null);
    }

    // A block that failed handed nothing on: those behind must not go on without it.
    private void Write(IReadOnlyList<ServiceStatus> statuses, IReadOnlyList<ServiceInput> inputs)
    {
        if (PassThru && MyInvocation.ExpectingInput)
        {
            WriteObject(inputs.Select(input => input.InputObject).OfType<PSObject>(), enumerateCollection: true);
        }
        else
        {
            WriteObject(statuses, enumerateCollection: true);
        }
    }
}
