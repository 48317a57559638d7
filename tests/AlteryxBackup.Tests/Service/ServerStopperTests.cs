using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Tests.Service;

public sealed class ServerStopperTests
{
    private static readonly NodeRole[] UsualStop = [NodeRole.UI, NodeRole.Worker, NodeRole.Controller];
    private static readonly NodeRole[] UsualStart = [NodeRole.Controller, NodeRole.Worker, NodeRole.UI];

    [Fact]
    public void Whatever_goes_wrong_on_whichever_nodes_each_is_in_the_end_as_it_was_unless_it_refuses_that_itself()
    {
        var behaviours = Enum.GetValues<NodeBehaviour>();
        foreach (var behaviour in Combinations(behaviours, SimulatedServer.NodeCount))
        {
            Prove(new SimulatedServer(behaviour, UsualStop, UsualStart));
        }
    }

    [Fact]
    public void In_every_order_that_can_be_configured_a_fault_of_any_node_leaves_each_as_it_was()
    {
        foreach (var stopOrder in Orders())
        {
            foreach (var startOrder in Orders())
            {
                foreach (var (behaviour, node) in Enum.GetValues<NodeBehaviour>().SelectMany(behaviour => Enumerable.Range(0, SimulatedServer.NodeCount).Select(node => (behaviour, node))))
                {
                    var behaviours = new NodeBehaviour[SimulatedServer.NodeCount];
                    behaviours[node] = behaviour;
                    Prove(new SimulatedServer(behaviours, stopOrder, startOrder));
                }
            }
        }
    }

    [Fact]
    public void Nodes_are_stopped_and_started_in_the_usual_order_and_all_of_them_stand_still_at_once()
    {
        var server = new SimulatedServer(new NodeBehaviour[SimulatedServer.NodeCount], UsualStop, UsualStart);

        server.Run(() => Assert.All(server.Services, service => Assert.Equal(ServiceState.Stopped, service.Now)));

        Assert.Equal(["ui", "worker", "worker", "controller"], server.Requested("stop").Select(SimulatedServer.Kind));
        Assert.Equal(["controller", "worker", "worker", "ui"], server.Requested("start").Select(SimulatedServer.Kind));
    }

    [Fact]
    public void A_node_of_several_roles_is_stopped_with_the_last_of_them_and_started_with_the_first()
    {
        var server = new SimulatedServer(new NodeBehaviour[SimulatedServer.NodeCount], UsualStop, UsualStart) { RolesOfController = [NodeRole.UI, NodeRole.Controller, NodeRole.Worker] };

        server.Run(() => { });

        Assert.Equal("controller", server.Requested("stop")[^1]);
        Assert.Equal("controller", server.Requested("start")[0]);
    }

    [Fact]
    public void Workflows_of_other_nodes_can_not_be_seen_and_that_is_told_of_those_that_run()
    {
        var server = new SimulatedServer([NodeBehaviour.Obeys, NodeBehaviour.IsStopped, NodeBehaviour.Obeys, NodeBehaviour.Obeys], UsualStop, UsualStart);

        server.Run(() => { });

        var warning = Assert.Single(server.Heard.Texts(MessageLevel.Warning), text => text.StartsWith("Workflows on", StringComparison.Ordinal));
        Assert.StartsWith("Workflows on worker-2 can't be seen", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_in_any_moment_every_node_is_put_back()
    {
        for (var moment = 0.0; moment < 12; moment += 0.3)
        {
            using var cancellation = new CancellationTokenSource();
            var server = new SimulatedServer(new NodeBehaviour[SimulatedServer.NodeCount], UsualStop, UsualStart);
            server.Clock.OnWait = _ =>
            {
                if (server.Clock.Elapsed >= TimeSpan.FromSeconds(moment))
                {
                    cancellation.Cancel();
                }
            };

            server.Run(() => { }, cancellation.Token);

            Assert.All(server.Services, service => Assert.Equal(ServiceState.Running, service.Now));
            Assert.Empty(server.Watch.Owed);
        }
    }

    private static void Prove(SimulatedServer server)
    {
        var failures = server.Run(() => Assert.All(server.Services.Where(service => service.Begun == ServiceState.Running), service => Assert.Equal(ServiceState.Stopped, service.Now)));

        // Only one that won't start may be in another state than before, and it is named.
        var lost = server.Services.Where(service => service.Behaviour == NodeBehaviour.WillNotStart && service.Requests.Contains("stop")).ToList();
        Assert.All(server.Services, service => Assert.Equal(lost.Contains(service) ? ServiceState.Stopped : service.Begun, service.Now));
        var notBack = failures.Where(failure => failure.Error == ErrorCatalogue.ServiceNotRestarted).ToList();
        Assert.Equal(lost.Count, notBack.Count);
        Assert.All(lost, service => Assert.Single(notBack, failure => failure.Message.StartsWith($"Service {service.Name} stayed stopped", StringComparison.Ordinal)));
        Assert.Equal(lost.Select(service => service.Name).Order(), server.Watch.Owed.Order());

        // The guard knew beforehand, and of the right ones; who was found stopped was never asked for anything.
        Assert.Equal(server.Services.Where(service => service.Begun == ServiceState.Running).Select(service => service.Name).Order(), server.Watch.StoodByFor.Order());
        Assert.All(server.Services.Where(service => service.Begun == ServiceState.Stopped), service => Assert.Empty(service.Requests));

        // Each phase waits for the one before, also on the way back; after a failed phase none follows.
        var refused = server.Services.Where(service => service.Behaviour is NodeBehaviour.RefusesStop or NodeBehaviour.IgnoresStop or NodeBehaviour.StopsTooLate && service.Requests.Contains("stop")).ToList();
        var phasesOfStop = server.Requested("stop").Select(server.PhaseOfStop).ToList();
        var late = server.Services.Where(service => service.Behaviour == NodeBehaviour.StopsTooLate).Select(service => service.Node).ToList();
        var phasesOfStart = server.Requested("start").Except(late).Select(server.PhaseOfStart).ToList();
        Assert.Equal(phasesOfStop.Order(), phasesOfStop);
        Assert.All(refused, service => Assert.Equal(phasesOfStop.Last(), server.PhaseOfStop(service.Node)));
        Assert.Equal(phasesOfStart.Order(), phasesOfStart);
        Assert.Equal(refused.Count > 0, failures.Any(failure => failure.Error == ErrorCatalogue.ServiceStopRefused || failure.Error == ErrorCatalogue.ServiceStopTimeout));
    }

    private static IEnumerable<NodeBehaviour[]> Combinations(NodeBehaviour[] of, int count) => count == 0
        ? [[]]
        : Combinations(of, count - 1).SelectMany(rest => of.Select(one => (NodeBehaviour[])[.. rest, one]));

    private static IEnumerable<NodeRole[]> Orders() =>
        from first in UsualStop
        from second in UsualStop
        from third in UsualStop
        where first != second && second != third && first != third
        select new[] { first, second, third };
}
