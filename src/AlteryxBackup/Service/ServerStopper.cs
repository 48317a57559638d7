using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Service;

/// <summary>Stops the services of all nodes in the configured order, once no workflow runs, and hands out what puts them back.</summary>
internal sealed class ServerStopper
{
    private readonly IReadOnlyList<NodeService> _nodes;
    private readonly ServiceSection _configuration;
    private readonly WorkflowWait _workflows;
    private readonly IServiceWatch _watch;
    private readonly IOperationObserver _observer;

    /// <summary>Takes what it works with.</summary>
    /// <param name="nodes">Every node.</param>
    /// <param name="configuration">The orders.</param>
    /// <param name="workflows">Waits for those of this machine.</param>
    /// <param name="watch">Stands by before anything is touched.</param>
    /// <param name="observer">Hears what can't be seen from here.</param>
    public ServerStopper(IReadOnlyList<NodeService> nodes, ServiceSection configuration, WorkflowWait workflows, IServiceWatch watch, IOperationObserver observer)
    {
        _nodes = nodes;
        _configuration = configuration;
        _workflows = workflows;
        _watch = watch;
        _observer = observer;
    }

    /// <summary>Every node, with its service as it was last asked to stop.</summary>
    public IReadOnlyList<NodeService> Nodes => _nodes;

    /// <summary>The wait for this machine's workflows.</summary>
    public WorkflowWait Workflows => _workflows;

    /// <summary>The server as it was last asked to stop, also when that failed; null before.</summary>
    public StoppedServer? Stopped { get; private set; }

    /// <summary>Waits for workflows, then stops what runs. A service found stopped stays as it is, also at the end. On failure what was stopped is put back.</summary>
    /// <param name="step">The step that progress is reported for.</param>
    /// <param name="cancellation">Ends the wait; services that were asked to stop are put back first.</param>
    /// <returns>What puts the services back.</returns>
    /// <exception cref="BackupException">ServicePaused, ServiceStopRefused, ServiceStopTimeout, WorkflowsStillRunning, ServiceNotAvailable; the services are as they were.</exception>
    /// <exception cref="AggregateException">Several of these, in their order; ServiceNotRestarted is among them when one did not come back.</exception>
    public StoppedServer Stop(string step, CancellationToken cancellation)
    {
        // What couldn't be undone, on whichever node, is found out before hours are spent waiting for workflows.
        var running = _nodes.Where(node => node.Stopper.IsToBeStopped(cancellation)).ToList();
        if (running.Count > 0)
        {
            TellOfUnseenWorkflows(running);
            AwaitWorkflows(running, step, cancellation);
            _watch.StandBy([.. running.Select(node => node.Node.ServiceLabel)]);

            // The guard's start takes a moment in which a workflow may have begun.
            AwaitWorkflows(running, step, cancellation);
        }

        var stopped = Stopped = new StoppedServer(NodePhases.OfStart(_nodes, node => node.Node.Roles, _configuration.StartOrder));
        return WayOut.OnFailure(
            () =>
            {
                foreach (var phase in NodePhases.OfStop(running, node => node.Node.Roles, _configuration.StopOrder))
                {
                    StopTogether(phase, step, cancellation);
                }

                return stopped;
            },
            stopped.Start);
    }

    // A service that stays as it is ends nobody's workflow.
    private void AwaitWorkflows(List<NodeService> running, string step, CancellationToken cancellation)
    {
        if (running.Exists(node => node.Node.IsLocal))
        {
            _workflows.UntilIdle(step, cancellation);
        }
    }

    private static void StopTogether(IReadOnlyList<NodeService> phase, string step, CancellationToken cancellation)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var failures = InParallel.Each(phase, node => WayOut.OnFailure(() => _ = node.Stopper.Stop(step, abandoned.Token), abandoned.Cancel));

        // Those that were waited for no longer, because another had failed, have nothing of their own to tell.
        var reasons = failures.Where(failure => failure is not OperationCanceledException).ToList();
        InParallel.Throw(reasons.Count > 0 ? reasons : [.. failures.Take(1)]);
    }

    private void TellOfUnseenWorkflows(List<NodeService> running)
    {
        var unseen = running.Where(node => !node.Node.IsLocal && node.Node.Roles.Contains(NodeRole.Worker)).Select(node => node.Node.Name).ToList();
        if (unseen.Count > 0)
        {
            _observer.Warning(
                $"Workflows on {string.Join(", ", unseen)} can't be seen from this machine and are not waited for: their services end them as they stop. Run the backup when none are scheduled there.");
        }
    }
}
