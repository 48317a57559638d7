using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Server;

namespace AlteryxBackup.Service;

/// <summary>Puts together what stops and starts the services of one server.</summary>
internal static class ServiceStoppers
{
    /// <summary>What stops them, as the configuration asks: after the workflows, within the limits, in the order. The way back has the limits of each node.</summary>
    public static ServerStopper For(
        ServiceSection configuration, AlteryxServer server, IReadOnlyList<ServerNode> nodes, Machine machine, IServiceWatch watch, IOperationObserver observer)
    {
        var serial = new SerialObserver(observer);
        var workflows = new WorkflowWait(
            new RunningWorkflows(machine.ProcessList, server), machine.ProcessList, machine.Clock, ServiceLimits.From(configuration), configuration.ForceStopWorkflows, serial);
        return new ServerStopper([.. nodes.Select(node => Service(node, configuration, node.IsLocal ? workflows : null, machine, watch, serial))], configuration, workflows, watch, serial);
    }

    /// <summary>What starts a node's.</summary>
    public static ServiceStarter Starter(ServerNode node, Machine machine, IOperationObserver observer) =>
        new(ServiceControls.For(node, machine, observer), machine.Clock, ServiceLimits.From(node.Service), observer);

    /// <summary>Starts what doesn't run, in the order of the configuration; one that doesn't start keeps no other from it.</summary>
    /// <returns>Each node, in the order of <paramref name="nodes"/>.</returns>
    /// <exception cref="Platform.Errors.BackupException">ServiceNotRestarted.</exception>
    /// <exception cref="System.AggregateException">Several of them.</exception>
    public static IReadOnlyList<StartedNode> Start(ServiceSection configuration, IReadOnlyList<ServerNode> nodes, Machine machine, IOperationObserver observer)
    {
        var serial = new SerialObserver(observer);
        var started = new ConcurrentDictionary<ServerNode, StartedNode>();
        InParallel.Throw([.. NodePhases.OfStart(nodes, node => node.Roles, configuration.StartOrder).SelectMany(phase => InParallel.Each(phase, node =>
        {
            var begun = machine.Clock.Elapsed;
            var starter = Starter(node, machine, serial);
            var asked = starter.Start();
            started[node] = new StartedNode(node, starter.Found, asked, machine.Clock.Elapsed - begun);
        }))]);
        return [.. nodes.Select(node => started[node])];
    }

    private static NodeService Service(ServerNode node, ServiceSection limits, WorkflowWait? workflows, Machine machine, IServiceWatch watch, IOperationObserver observer) => new(
        node,
        new ServiceStopper(
            ServiceControls.For(node, machine, observer), workflows, Starter(node, machine, observer), watch, machine.Clock, ServiceLimits.From(limits), observer));
}
