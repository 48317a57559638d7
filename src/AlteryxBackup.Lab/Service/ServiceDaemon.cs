using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Lab.Settings;

namespace AlteryxBackup.Lab.Service;

/// <summary>The service's own process: holds the database, runs workflows as children, and stops when asked.</summary>
/// <param name="layout">The node.</param>
/// <param name="tell">Hears each state, and a pending one again and again while it lasts.</param>
internal sealed class ServiceDaemon(Layout layout, Action<ServiceState> tell)
{
    /// <summary>The argument that makes the program the service. Nobody types it.</summary>
    public const string Argument = "runasservice";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan SignOfLife = TimeSpan.FromMilliseconds(500);
    private readonly ServiceRequests _requests = new(layout);
    private readonly ServiceController _controller = new(layout);
    private readonly Dictionary<LabWorkflow, Process> _workflows = [];

    public int Run()
    {
        Session.BecomeLeader();
        // The caller's folder must stay free to be moved and removed.
        Environment.CurrentDirectory = layout.Root;
        var settings = new ServerSettings(layout);
        using var database = settings.HasEmbeddedDatabase ? Hold(settings.DatabaseFolder) : null;
        if (settings.HasEmbeddedDatabase && database is null)
        {
            return 1;
        }

        Linger(ServiceState.StartPending, _controller.Switches.StartSeconds);
        Enter(ServiceState.Running);
        Serve();
        Linger(ServiceState.StopPending, _controller.Switches.StopSeconds);
        EndWorkflows();
        File.Delete(ServiceRecord.FileIn(layout));
        return 0;
    }

    private ExclusiveFile? Hold(string folder)
    {
        if (!Directory.Exists(folder))
        {
            _requests.Refuse($"the data folder '{folder}' is missing");
            return null;
        }

        var file = ExclusiveFile.TryHold(DatabaseLock.FileIn(folder));
        if (file is null)
        {
            _requests.Refuse($"another process uses the database in '{folder}'");
        }

        return file;
    }

    private void Serve()
    {
        while (!_requests.TakeStop())
        {
            var changed = false;
            foreach (var (name, seconds) in _requests.TakeWorkflows())
            {
                var process = Process.Start(new ProcessStartInfo(layout.EngineCommand, [name, seconds]))!;
                _workflows.Add(new LabWorkflow(process.Id, name), process);
                changed = true;
            }

            foreach (var (workflow, process) in _workflows.Where(w => w.Value.HasExited).ToList())
            {
                process.Dispose();
                changed |= _workflows.Remove(workflow);
            }

            if (changed)
            {
                Enter(ServiceState.Running);
            }

            Thread.Sleep(Interval);
        }
    }

    // What still runs when the service stops is lost: that is why a backup waits for workflows.
    private void EndWorkflows()
    {
        foreach (var process in _workflows.Values)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }

    private void Linger(ServiceState state, double seconds)
    {
        Enter(state);
        for (var left = TimeSpan.FromSeconds(seconds); left > TimeSpan.Zero; left -= SignOfLife)
        {
            Thread.Sleep(left < SignOfLife ? left : SignOfLife);
            tell(state);
        }
    }

    private void Enter(ServiceState state)
    {
        ServiceRecord.OfThisProcess(state, _workflows.Keys).Write(layout);
        tell(state);
    }
}
