using System;
using System.Linq;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Operations.Restore;

/// <summary>AlteryxService at work on the stopped server, known to the journal: whoever puts things right ends it first.</summary>
internal sealed class JournaledTool(Machine machine, GuardedRun run)
{
    /// <summary>Works with a tool.</summary>
    /// <param name="program">Its full path.</param>
    /// <param name="dataFolder">The data folder that it holds; empty when none.</param>
    /// <param name="work">The work; what it is given must be told the tool's process.</param>
    public T Use<T>(string program, string dataFolder, Func<Action<int>, T> work)
    {
        run.Announce(new DumpBegan(program, dataFolder));
        try
        {
            return work(Note);
        }
        finally
        {
            run.Remember(new DumpEnded());
        }
    }

    private void Note(int processId) =>
        run.Remember(new DumpStarted(processId, machine.ProcessList.Snapshot().FirstOrDefault(process => process.Id == processId)?.StartedAt));
}
