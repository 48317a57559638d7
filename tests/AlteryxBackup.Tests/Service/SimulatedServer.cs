using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;
using AlteryxBackup.Service;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Service;

/// <summary>A deployment of four nodes with simulated services: a controller, which is this machine, two workers and a UI.</summary>
internal sealed class SimulatedServer
{
    public const int NodeCount = 4;

    private static readonly string[] Names = ["controller", "worker-1", "worker-2", "ui-1"];
    private static readonly ServiceLimits Limits = new(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(10));

    private readonly List<(string Request, string Node)> _requests = [];
    private readonly NodeRole[] _stopOrder;
    private readonly NodeRole[] _startOrder;

    public SimulatedServer(IReadOnlyList<NodeBehaviour> behaviours, NodeRole[] stopOrder, NodeRole[] startOrder)
    {
        _stopOrder = stopOrder;
        _startOrder = startOrder;
        Services = [.. Names.Select((name, index) => new NodeSimulation(Clock, name, behaviours[index], Note))];
    }

    public FakeClock Clock { get; } = new();

    public RecordingObserver Heard { get; } = new();

    public RecordingWatch Watch { get; } = new();

    public IReadOnlyList<NodeSimulation> Services { get; }

    public IReadOnlyList<NodeRole> RolesOfController { get; init; } = [NodeRole.Controller];

    public static string Kind(string node) => node.Split('-')[0];

    /// <summary>The nodes that were asked to stop, or to start, in this order.</summary>
    public IReadOnlyList<string> Requested(string request) => [.. _requests.Where(one => one.Request == request).Select(one => one.Node)];

    public int PhaseOfStop(string node) => Array.IndexOf(_stopOrder, Role(node));

    public int PhaseOfStart(string node) => Array.IndexOf(_startOrder, Role(node));

    /// <summary>Stops, does the work and starts, as a run does, and looks again when all that was late has happened.</summary>
    public IReadOnlyList<BackupException> Run(Action work, CancellationToken cancellation = default)
    {
        var configuration = new ServiceSection { StopOrder = _stopOrder, StartOrder = _startOrder };
        var processes = new FakeProcessList();
        var observer = new SerialObserver(Heard);
        var workflows = new WorkflowWait(new RunningWorkflows(processes, new AlteryxServer()), processes, Clock, Limits, endAtLimit: false, observer);
        var stopper = new ServerStopper([.. Services.Select(service => NodeService(service, observer))], configuration, workflows, Watch, observer);
        try
        {
            _ = WayOut.Always(
                () => WayOut.Always(() => Down(stopper, work, cancellation), () => stopper.Stopped?.Start()),
                () =>
                {
                    Clock.Advance(TimeSpan.FromSeconds(1000));
                    stopper.Stopped?.EnsureStillRunning(Heard);
                });
            return [];
        }
        catch (Exception thrown)
        {
            return Failures.From(thrown);
        }
    }

    private static object? Down(ServerStopper stopper, Action work, CancellationToken cancellation)
    {
        _ = stopper.Stop("StopService", cancellation);
        work();
        return null;
    }

    private NodeService NodeService(NodeSimulation service, SerialObserver observer)
    {
        var isLocal = service.Node == "controller";
        var node = new ServerNode
        {
            Name = service.Node,
            IsLocal = isLocal,
            Roles = isLocal ? RolesOfController : [Role(service.Node)],
            Service = new ServiceSection { ServiceName = isLocal ? service.Name : "AlteryxService" },
        };
        return new NodeService(node, new ServiceStopper(service.Control, null, new ServiceStarter(service.Control, Clock, Limits, observer), Watch, Clock, Limits, observer));
    }

    private static NodeRole Role(string node) => Kind(node) switch
    {
        "controller" => NodeRole.Controller,
        "worker" => NodeRole.Worker,
        _ => NodeRole.UI,
    };

    private void Note(string request, string node)
    {
        lock (_requests)
        {
            _requests.Add((request, node));
        }
    }
}
