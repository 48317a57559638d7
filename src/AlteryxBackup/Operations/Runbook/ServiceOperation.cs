using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>Stops the service as a backup does, starts it, or looks at it.</summary>
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
    /// Waits until no workflow runs, then stops the service and leaves it stopped. Cancelled or failed, it puts the service back; asked for, a guard stands by
    /// to do so when the session ends.
    /// </summary>
    /// <exception cref="BackupException">GuardNotPossible, ServiceStopRefused, ServiceStopTimeout, WorkflowsStillRunning, ServiceNotAvailable, ServiceNotRestarted, AlreadyRunning.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the service is as it was.</exception>
    public ServiceStatus Stop(ServiceRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        var server = _start.Discover(loaded, cancellation);
        return RunbookRun.Carry(_machine, "StopService", loaded, host, run =>
        {
            var workflows = Workflows(server);
            var configuration = loaded.Configuration.ServiceConfiguration;
            var nodes = ServerNodes.Of(loaded.Configuration, server, _machine.Host.MachineName);
            GuardedRun? guard = request.KeepGuard is null ? null : GuardedRun.BeginSession(_machine, run.State, loaded.Configuration, nodes, run.LogPath, run.Observer);
            try
            {
                var stopped = run.Steps.Run(
                    BackupStep.StopService,
                    () => ServiceStoppers.For(configuration, server, nodes, _machine, guard ?? Unwatched, run.Observer).Stop(nameof(BackupStep.StopService), cancellation),
                    stopping => stopping.WasStoppedBefore ? "it was stopped before" : stopping.Tell("stopped"));

                // Whoever hears of a failure, or has given up, will not start it again.
                var status = WayOut.OnFailure(
                    () =>
                    {
                        cancellation.ThrowIfCancellationRequested();
                        return Status(loaded, cancellation) with { WasRunning = !stopped.WasStoppedBefore, RunningWorkflows = workflows, DurationSeconds = run.DurationSeconds };
                    },
                    stopped.Start);
                if (guard is not null && !stopped.WasStoppedBefore)
                {
                    guard.Hold();
                    request.KeepGuard!(guard);
                    guard = null;
                }

                return status;
            }
            finally
            {
                guard?.Dispose();
            }
        });
    }

    /// <summary>
    /// Starts the service and returns once it runs. It can't be cancelled once it has asked: a limit ends the wait. Another operation that holds the lock is waited
    /// for as long as for the service (MaxServiceWaitSeconds): a runbook that stopped the service owes it the way back, and asks only once.
    /// </summary>
    /// <exception cref="BackupException">ServiceNotRestarted, AlreadyRunning.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before it asked.</exception>
    public ServiceStatus Start(ServiceRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        var configuration = loaded.Configuration.ServiceConfiguration;
        var patience = TimeSpan.FromSeconds(configuration.MaxServiceWaitSeconds);
        return RunbookRun.Carry(_machine, "StartService", loaded, host, alone => new PatientRunLock(alone, _machine.Clock, patience, Tell, cancellation), run =>
        {
            cancellation.ThrowIfCancellationRequested();
            var nodes = ServerNodes.Of(loaded.Configuration, Server(loaded, cancellation), _machine.Host.MachineName);
            var asked = run.Steps.Run(
                BackupStep.StartService,
                () => ServiceStoppers.Start(configuration, nodes, _machine, run.Observer),
                started => started.Count > 0 ? $"{string.Join(", ", started)} {(started.Count == 1 ? "is" : "are")} running" : "it was running before").Contains(nodes[0].ServiceLabel);
            GuardedRun.Forget(_machine, run.State);
            return Status(loaded, ServiceState.Running) with { WasRunning = !asked, DurationSeconds = run.DurationSeconds };
        });

        void Tell(BackupException held) => host.Warning($"{held.Happened} The service is started once it has ended; waiting up to {patience.TotalSeconds:0} s.");
    }

    /// <summary>Looks; changes nothing.</summary>
    /// <exception cref="BackupException">ServiceNotAvailable, or the configuration or the server can't be read.</exception>
    public ServiceStatus State(ServiceRequest request, CancellationToken cancellation)
    {
        var begun = _machine.Clock.Elapsed;
        var loaded = _start.Load(request);
        var workflows = Workflows(_start.Discover(loaded, cancellation));
        return Status(loaded, cancellation) with { RunningWorkflows = workflows, DurationSeconds = Seconds.Of(_machine.Clock.Elapsed - begun) };
    }

    // A server whose settings can't be read has to be started all the same.
    private AlteryxServer? Server(LoadedConfiguration loaded, CancellationToken cancellation)
    {
        try
        {
            return _start.Discover(loaded, cancellation);
        }
        catch (BackupException)
        {
            return null;
        }
    }

    /// <summary>The service that is meant, for a question before a start: neither server nor service is asked, since either may be what is broken.</summary>
    /// <exception cref="BackupException">The configuration can't be read.</exception>
    public string ServiceName(ServiceRequest request) => _start.Load(request).Configuration.ServiceConfiguration.ServiceName;

    private ServiceStatus Status(LoadedConfiguration loaded, CancellationToken cancellation) =>
        Status(loaded, ServiceControls.For(loaded.Configuration.ServiceConfiguration, _machine).Query(cancellation));

    private ServiceStatus Status(LoadedConfiguration loaded, ServiceState state)
    {
        var configuration = loaded.Configuration.ServiceConfiguration;
        return new ServiceStatus(
            ServiceControls.For(configuration, _machine).Name, loaded.SourcePath, state.ToString(), state == ServiceState.Running, ProcessId(configuration), [], 0);
    }

    // Good to know, and nothing to fail for.
    private int? ProcessId(ServiceSection configuration)
    {
        try
        {
            return configuration.Control == ServiceControlMethod.Scm && _machine.Services.IsAvailable ? _machine.Services.Query(configuration.ServiceName).ProcessId : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private List<string> Workflows(AlteryxServer server) =>
        new RunningWorkflows(_machine.ProcessList, server).List().Select(workflow => $"{workflow.Name} ({workflow.Id})").ToList();
}
