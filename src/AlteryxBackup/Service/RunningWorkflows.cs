using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Server;

namespace AlteryxBackup.Service;

/// <summary>
/// The workflows that the service runs on this node. A person with Designer runs <c>AlteryxEngineCmd</c> as well: one counts only when it descends
/// from the service's own program, or when its parent is gone and nobody can tell. Names decide; a path only clears what it proves to be of another installation.
/// </summary>
public sealed class RunningWorkflows
{
    /// <summary>The program of a workflow (AMP too).</summary>
    public const string ProgramName = "AlteryxEngineCmd";

    private readonly IProcessList _processes;
    private readonly AlteryxServer _server;

    /// <summary>Takes where to look and for which server.</summary>
    public RunningWorkflows(IProcessList processes, AlteryxServer server)
    {
        _processes = processes;
        _server = server;
    }

    /// <summary>Those that run now.</summary>
    public IReadOnlyList<ProcessEntry> List()
    {
        var all = _processes.Snapshot();
        var byId = new Dictionary<int, ProcessEntry>();
        foreach (var process in all)
        {
            byId[process.Id] = process;
        }

        return all.Where(process => IsWorkflow(process) && BelongsToService(process, byId)).ToList();
    }

    private static bool IsWorkflow(ProcessEntry process) => string.Equals(process.Name, ProgramName, StringComparison.OrdinalIgnoreCase);

    private bool BelongsToService(ProcessEntry process, Dictionary<int, ProcessEntry> byId)
    {
        var visited = new HashSet<int> { process.Id };
        var current = process;
        while (current.ParentId != 0 && byId.TryGetValue(current.ParentId, out var parent) && visited.Add(parent.Id) && !StartedAfter(parent, current))
        {
            if (IsService(parent))
            {
                return true;
            }

            current = parent;
        }

        return ReferenceEquals(current, process) && !IsElsewhere(Path.GetDirectoryName(process.Path), _server.BinDirectory);
    }

    // Ids are reused: a "parent" that is younger than its child is another process.
    private static bool StartedAfter(ProcessEntry parent, ProcessEntry child) =>
        parent.StartedAt is { } parentStart && child.StartedAt is { } childStart && parentStart > childStart;

    private bool IsService(ProcessEntry process) =>
        string.Equals(process.Name, "AlteryxService", StringComparison.OrdinalIgnoreCase) && !IsElsewhere(process.Path, _server.ServiceExecutable);

    // One path may be written in many ways. Only what is proved to be another file is another's: to wait for a workflow too many is safe, to stop on top of one isn't.
    private static bool IsElsewhere(string? path, string ours) => path is not null && FinalPath.AreDifferent(path, ours);
}
