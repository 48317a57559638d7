using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>Stops the services of a server's nodes as a backup does, starts them, or looks at them.</summary>
public sealed class ServiceOperation
{
    private static readonly IServiceWatch Unwatched = new NoServiceWatch();

    private readonly Machine _machine;
    private readonly RunbookStart _start;

    /// <summary>Takes the boundaries.</summary>
    public ServiceOperation(Machine machine)
    {
        _machine = machine;
        _start = new RunbookStart(machine);
    }

    /// <summary>
    /// Waits until no workflow runs, then stops the services in the configured order and leaves them stopped. Cancelled or failed, it puts them back; asked for,
    /// a guard stands by to do so when the session ends.
    /// </summary>
    /// <returns>Each node that was meant, this machine first.</returns>
    /// <exception cref="BackupException">NodeUnknown, GuardNotPossible, ServiceStopRefused, ServiceStopTimeout, WorkflowsStillRunning, ServiceNotAvailable, ServiceNotRestarted, AlreadyRunning.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the services are as they were.</exception>
    public IReadOnlyList<ServiceStatus> Stop(ServiceRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        var server = _start.DiscoverSettings(loaded);
        var nodes = ServerNodes.Named(server.Nodes, request.Nodes);
        return RunbookRun.Carry(_machine, "StopService", loaded, host, run =>
        {
            var workflows = Workflows(server);
            using var session = request.KeepGuard is null ? null : SessionStop.Begin(_machine, run, loaded.Configuration, server.Nodes);
            var stopper = ServiceStoppers.For(request.Over(loaded.Configuration.ServiceConfiguration), server, nodes, _machine, session?.Watch ?? Unwatched, run.Observer);
            var stopped = run.Steps.Run(
                BackupStep.StopService,
                () => stopper.Stop(nameof(BackupStep.StopService), cancellation),
                stopping => stopping.WasStoppedBefore ? "stopped before" : stopping.Tell("stopped"));

            // Whoever hears of a failure, or has given up, will not start them again.
            var statuses = WayOut.OnFailure(
                () =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    return stopper.Nodes.Select(node => Stopped(node, stopper.Workflows, workflows, loaded, run.DurationSeconds, cancellation)).ToList();
                },
                stopped.Start);
            if (!stopped.WasStoppedBefore)
            {
                session?.Keep(request.KeepGuard!);
            }

            return statuses;
        });
    }

    /// <summary>
    /// Starts the services in the configured order and returns once they run. It can't be cancelled once it has asked: a limit ends the wait. Another operation
    /// that holds the lock is waited for as long as for a service: a runbook that stopped the services owes them the way back, and asks only once.
    /// </summary>
    /// <returns>Each node that was meant, this machine first.</returns>
    /// <exception cref="BackupException">NodeUnknown, ServiceNotRestarted, AlreadyRunning.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before it asked.</exception>
    public IReadOnlyList<ServiceStatus> Start(ServiceRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        var service = request.Over(loaded.Configuration.ServiceConfiguration);
        var nodes = NodesToStart(request, loaded.Configuration with { ServiceConfiguration = service });
        var patience = TimeSpan.FromSeconds(service.MaxServiceWaitSeconds);
        return RunbookRun.Carry(_machine, "StartService", loaded, host, alone => new PatientRunLock(alone, _machine.Clock, patience, Tell, cancellation), run =>
        {
            cancellation.ThrowIfCancellationRequested();
            var started = run.Steps.Run(BackupStep.StartService, () => ServiceStoppers.Start(service, nodes, _machine, run.Observer), Summary);
            SessionStop.End(_machine, run.State, [.. nodes.Select(node => node.ServiceLabel)], request.DismissGuards);
            return started.Select(node => Started(node, loaded, run.DurationSeconds)).ToList();
        });

        void Tell(BackupException held) => host.Warning($"{held.Happened} The service is started once it has ended; waiting up to {patience.TotalSeconds:0} s.");
    }

    /// <summary>Looks at all of them at once; changes nothing.</summary>
    /// <param name="request">Which.</param>
    /// <param name="unanswered">Hears why a node can't be asked (ServiceNotAvailable); the others are told all the same.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Each node that answered, this machine first.</returns>
    /// <exception cref="BackupException">NodeUnknown, or the configuration or the server can't be read.</exception>
    public IReadOnlyList<ServiceStatus> State(ServiceRequest request, Action<BackupException> unanswered, CancellationToken cancellation)
    {
        var begun = _machine.Clock.Elapsed;
        var loaded = _start.Load(request);
        var server = _start.DiscoverSettings(loaded);
        var nodes = ServerNodes.Named(server.Nodes, request.Nodes);
        var workflows = Workflows(server);
        var found = new ServiceStatus?[nodes.Count];
        foreach (var failure in InParallel.Each([.. Enumerable.Range(0, nodes.Count)], index => found[index] = Status(nodes[index], loaded, cancellation)))
        {
            unanswered(failure as BackupException ?? UnexpectedFailure.Explain(failure, "Nothing was changed."));
        }

        cancellation.ThrowIfCancellationRequested();
        return [.. found.OfType<ServiceStatus>().Select(status => status with
        {
            StateBefore = status.State,
            WasRunning = status.State == nameof(ServiceState.Running),
            RunningWorkflows = status.Node == server.Nodes[0].Name ? workflows : [],
            DurationSeconds = Seconds.Of(_machine.Clock.Elapsed - begun),
        })];
    }

    /// <summary>The services that are meant, for a question before a start: neither server nor services are asked, since either may be what is broken.</summary>
    /// <exception cref="BackupException">NodeUnknown; the configuration can't be read.</exception>
    public string ServiceNames(ServiceRequest request) => string.Join(", ", NodesToStart(request, _start.Load(request).Configuration).Select(node => node.ServiceLabel));

    // A server whose settings can't be read has to be started all the same; asking a program for what isn't needed would only keep it down.
    private IReadOnlyList<ServerNode> NodesToStart(ServiceRequest request, AlteryxBackupConfiguration configuration)
    {
        IReadOnlyList<ServerNode> nodes;
        try
        {
            nodes = new ServerDiscovery(_machine.Files, _machine.Registry, _machine.Processes, _machine.Host).DiscoverSettings(configuration).Nodes;
        }
        catch (BackupException)
        {
            nodes = ServerNodes.Of(configuration, null, _machine.Host.MachineName);
        }

        return ServerNodes.Named(nodes, request.Nodes);
    }

    private static string Summary(IReadOnlyList<StartedNode> started)
    {
        var asked = started.Where(node => node.WasAsked).Select(node => node.Node.ServiceLabel).ToList();
        return asked.Count == 0 ? "running before" : $"{string.Join(", ", asked)} {(asked.Count == 1 ? "is" : "are")} running";
    }

    private ServiceStatus Stopped(NodeService node, WorkflowWait wait, List<string> workflows, LoadedConfiguration loaded, double seconds, CancellationToken cancellation)
    {
        var stopped = node.Stopper.Stopped;
        return Status(node.Node, loaded, cancellation) with
        {
            StateBefore = (stopped is null ? ServiceState.Stopped : ServiceState.Running).ToString(),
            WasRunning = stopped is not null,
            RunningWorkflows = node.Node.IsLocal ? workflows : [],
            WaitedFor = node.Node.IsLocal ? wait.WaitedFor : [],
            WaitSeconds = node.Node.IsLocal ? Seconds.Of(wait.Waited) : 0,
            ServiceSeconds = Seconds.Of(stopped?.StopDuration ?? TimeSpan.Zero),
            DurationSeconds = seconds,
        };
    }

    private ServiceStatus Started(StartedNode node, LoadedConfiguration loaded, double seconds) => Status(node.Node, loaded, ServiceState.Running) with
    {
        StateBefore = node.Found?.ToString() ?? "Unknown",
        WasRunning = !node.WasAsked,
        ServiceSeconds = node.WasAsked ? Seconds.Of(node.Duration) : 0,
        DurationSeconds = seconds,
    };

    private ServiceStatus Status(ServerNode node, LoadedConfiguration loaded, CancellationToken cancellation) =>
        Status(node, loaded, ServiceControls.For(node, _machine).Query(cancellation));

    private ServiceStatus Status(ServerNode node, LoadedConfiguration loaded, ServiceState state) => new()
    {
        Node = node.Name,
        Roles = node.Roles.Select(role => role.ToString()).ToList(),
        ServiceName = node.Service.ServiceName,
        ConfigPath = loaded.SourcePath,
        State = state.ToString(),
        ProcessId = ProcessId(node),
    };

    // Good to know, and nothing to fail for.
    private int? ProcessId(ServerNode node)
    {
        try
        {
            return node is { IsLocal: true, Service.Control: ServiceControlMethod.Scm } && _machine.Services.IsAvailable ? _machine.Services.Query(node.Service.ServiceName).ProcessId : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private List<string> Workflows(AlteryxServer server) =>
        new RunningWorkflows(_machine.ProcessList, server).List().Select(workflow => $"{workflow.Name} ({workflow.Id})").ToList();
}
