using System;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>Brings back the services that a run stopped and didn't start again: an orphaned dump is ended first, for the service doesn't start beside it.</summary>
internal sealed class ServiceRecovery(Machine machine, ServiceSection configuration, IOperationObserver observer)
{
    private static readonly TimeSpan DataFolderLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns once all of them run.</summary>
    /// <exception cref="BackupException">ServiceNotRestarted, ServiceNotAvailable.</exception>
    public void BringBack(UnfinishedRun run)
    {
        if (run.Dump is { } dump)
        {
            new OrphanedDump(machine, observer).End(dump, run.DumpProcess);
        }

        foreach (var service in run.ServicesOwed.Reverse())
        {
            if (IsGone(service))
            {
                observer.Info($"There is no service {service} any more, so it isn't started.");
                continue;
            }

            if (run.Dump is { DataFolder: var dataFolder } && IsStopped(service))
            {
                WaitUntilFree(dataFolder);
            }

            var starter = ServiceStoppers.Starter(configuration with { ServiceName = service }, machine, observer);

            // The stop may have been asked for in the run's last moment, and not show yet.
            starter.LetStopShow(machine.Clock.Elapsed);
            observer.Info(starter.Start() ? $"Service {service} is back." : $"Service {service} was running.");
        }
    }

    // Uninstalled or renamed since: nobody can bring that one back, and no run may wait for it for ever.
    private bool IsGone(string service)
    {
        const int NoSuchService = 1060;
        try
        {
            _ = Control(service).Query(CancellationToken.None);
            return false;
        }
        catch (BackupException failure)
        {
            return failure.InnerException is Win32Exception { NativeErrorCode: NoSuchService };
        }
    }

    private bool IsStopped(string service)
    {
        try
        {
            return Control(service).Query(CancellationToken.None) == ServiceState.Stopped;
        }
        catch (BackupException)
        {
            // Then nobody can tell who holds the folder either.
            return false;
        }
    }

    private IServiceControl Control(string service) => ServiceControls.For(configuration with { ServiceName = service }, machine);

    private void WaitUntilFree(string dataFolder)
    {
        var begun = machine.Clock.Elapsed;
        while (new DataFolder(machine.Files, dataFolder).IsHeld())
        {
            if (machine.Clock.Elapsed - begun >= DataFolderLimit)
            {
                observer.Warning($"Somebody still holds the database in {dataFolder}, {DataFolderLimit.TotalSeconds:0} s after the dump was ended; the service is asked to start all the same.");
                return;
            }

            machine.Clock.Wait(Look, CancellationToken.None);
        }
    }
}
