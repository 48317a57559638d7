using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>A dump tool whose run has died. It is known by process and start, never by its name alone; a process that isn't provably it is left alone.</summary>
internal sealed class OrphanedDump(Machine machine, IOperationObserver observer)
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Ends it with all that it has started; returns once they have gone.</summary>
    public void End(DumpBegan dump, DumpStarted? process)
    {
        var begun = machine.Clock.Elapsed;
        while (Find(dump, process) is { Count: > 0 } found)
        {
            if (machine.Clock.Elapsed - begun >= EndLimit)
            {
                observer.Warning($"An orphaned dump can't be ended: {string.Join(", ", found.Select(left => $"{left.Name} ({left.Id})"))}.");
                return;
            }

            foreach (var left in found)
            {
                End(left);
            }

            machine.Clock.Wait(Look, default);
        }
    }

    private List<ProcessEntry> Find(DumpBegan dump, DumpStarted? process)
    {
        var all = machine.ProcessList.Snapshot();
        return [.. all.Where(candidate => IsDump(candidate, dump, process)).SelectMany(root => ProcessTree.Below(root.Id, all).Append(root))];
    }

    // Killed before it could note the process, a run leaves only the program and the time.
    private static bool IsDump(ProcessEntry candidate, DumpBegan dump, DumpStarted? process) => process is null
        ? ProcessIdentity.IsSince(candidate.StartedAt, dump.At) && candidate.Path is { } path && string.Equals(path, dump.Program, PathComparison)
        : candidate.Id == process.ProcessId && process.StartedAt is not null && candidate.StartedAt is not null && ProcessIdentity.IsSame(candidate.StartedAt, process.StartedAt);

    private static StringComparison PathComparison => Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private void End(ProcessEntry process)
    {
        try
        {
            machine.ProcessList.End(process);
            observer.Info($"Ended the orphaned dump {process.Name} ({process.Id}).");
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            observer.Debug($"{process.Name} ({process.Id}) can't be ended: {failure.Message}");
        }
    }
}
