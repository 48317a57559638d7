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
            GuardedRun? guard = request.KeepGuard is null ? null : GuardedRun.BeginSession(_machine, run.State, loaded.Configuration, run.LogPath, run.Observer);
            try
            {
                var stopped = run.Steps.Run(
                    BackupStep.StopService,
                    () => ServiceStoppers.For(configuration, server, _machine, guard ?? Unwatched, run.Observer).Stop(nameof(BackupStep.StopService), cancellation),
                    service => service.WasStoppedBefore ? "it was stopped before" : $"{configuration.ServiceName} is stopped");

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

    /// <summary>Starts the service and returns once it runs. It can't be cancelled once it has asked: a limit ends the wait.</summary>
    /// <exception cref="BackupException">ServiceNotRestarted, AlreadyRunning.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before it asked.</exception>
    public ServiceStatus Start(ServiceRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        return RunbookRun.Carry(_machine, "StartService", loaded, host, run =>
        {
            cancellation.ThrowIfCancellationRequested();
            var configuration = loaded.Configuration.ServiceConfiguration;
            var asked = run.Steps.Run(
                BackupStep.StartService,
                () => ServiceStoppers.Starter(configuration, _machine, run.Observer).Start(),
                started => started ? $"{configuration.ServiceName} is running" : "it was running before");
            GuardedRun.Forget(_machine, run.State);
            return Status(loaded, CancellationToken.None) with { WasRunning = !asked, DurationSeconds = run.DurationSeconds };
        });
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

    private ServiceStatus Status(LoadedConfiguration loaded, CancellationToken cancellation)
    {
        var configuration = loaded.Configuration.ServiceConfiguration;
        var control = ServiceControls.For(configuration, _machine);
        var state = control.Query(cancellation);
        return new ServiceStatus(control.Name, loaded.SourcePath, state.ToString(), state == ServiceState.Running, ProcessId(configuration), [], 0);
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
