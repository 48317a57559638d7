using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>Brings back the services that a run stopped and didn't start again: an orphaned dump is ended first, for the service doesn't start beside it.</summary>
internal sealed class ServiceRecovery
{
    private static readonly TimeSpan DataFolderLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Machine _machine;
    private readonly ServiceSection _configuration;
    private readonly IReadOnlyList<ServerNode> _nodes;
    private readonly SerialObserver _observer;

    public ServiceRecovery(Machine machine, ServiceSection configuration, IReadOnlyList<ServerNode> nodes, IOperationObserver observer)
    {
        _machine = machine;
        _configuration = configuration;
        _nodes = nodes;
        _observer = new SerialObserver(observer);
    }

    /// <summary>Returns once all of them run; one that doesn't come back keeps no other from it. What a restore has left between old and new is settled first.</summary>
    /// <exception cref="BackupException">ServiceNotRestarted, ServiceNotAvailable: the first; the others are told to the observer. RestoreNotUndone: no service was started.</exception>
    public void BringBack(UnfinishedRun run)
    {
        if (run.Dump is { } dump)
        {
            new OrphanedDump(_machine, _observer).End(dump, run.DumpProcess);
        }

        foreach (var (tool, process) in run.Tools)
        {
            new OrphanedDump(_machine, _observer).End(new DumpBegan(tool.Program, "") { At = tool.At }, process is null ? null : new DumpStarted(process.ProcessId, process.StartedAt));
        }

        var restore = new RestoreSettlement(_machine, _observer);
        restore.UndoIncomplete(run);
        var owed = run.ServicesOwed.Select(service => ServerNodes.Find(_nodes, service));
        var failures = NodePhases.OfStart(owed, node => node.Roles, _configuration.StartOrder)
            .SelectMany(phase => InParallel.Each(phase, node => BringBack(node, run.Dump)))
            .ToList();
        foreach (var failure in failures.Skip(1))
        {
            _observer.Failure(failure is BackupException known ? $"{known.Error.Id}: {known.Message} What to do: {known.Action}" : failure.Message);
        }

        InParallel.Throw([.. failures.Take(1)]);
        restore.ConcludeComplete(run);
    }

    private void BringBack(ServerNode node, DumpBegan? dump)
    {
        if (IsGone(node))
        {
            _observer.Info($"There is no service {node.ServiceLabel} any more, so it isn't started.");
            return;
        }

        if (dump is not null && node.IsLocal && IsStopped(node))
        {
            WaitUntilFree(dump.DataFolder);
        }

        var starter = ServiceStoppers.Starter(node, _machine, _observer);

        // The stop may have been asked for in the run's last moment, and not show yet.
        starter.LetStopShow(_machine.Clock.Elapsed);
        _observer.Info(starter.Start() ? $"Service {node.ServiceLabel} is back." : $"Service {node.ServiceLabel} was running.");
    }

    // Uninstalled or renamed since: nobody can bring that one back, and no run may wait for it for ever.
    private bool IsGone(ServerNode node)
    {
        const int NoSuchService = 1060;
        try
        {
            _ = ServiceControls.For(node, _machine).Query(CancellationToken.None);
            return false;
        }
        catch (BackupException failure)
        {
            return failure.InnerException is Win32Exception { NativeErrorCode: NoSuchService };
        }
    }

    private bool IsStopped(ServerNode node)
    {
        try
        {
            return ServiceControls.For(node, _machine).Query(CancellationToken.None) == ServiceState.Stopped;
        }
        catch (BackupException)
        {
            // Then nobody can tell who holds the folder either.
            return false;
        }
    }

    private void WaitUntilFree(string dataFolder)
    {
        var begun = _machine.Clock.Elapsed;
        while (new DataFolder(_machine.Files, dataFolder).IsHeld())
        {
            if (_machine.Clock.Elapsed - begun >= DataFolderLimit)
            {
                _observer.Warning($"Somebody still holds the database in {dataFolder}, {DataFolderLimit.TotalSeconds:0} s after the dump was ended; the service is asked to start all the same.");
                return;
            }

            _machine.Clock.Wait(Look, CancellationToken.None);
        }
    }
}
