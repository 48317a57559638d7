using System.Linq;
using System.Threading;
using AlteryxBackup.Databases;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Guarding;

/// <summary>A dump of the embedded database that the journal knows of, so that its tool is ended when nobody waits for it any more.</summary>
internal sealed class JournaledDump(Machine machine, GuardedRun run)
{
    /// <inheritdoc cref="EmbeddedDump.Make"/>
    public DumpRecord Make(AlteryxServer server, string folder, int maxSeconds, IOperationObserver observer, CancellationToken cancellation)
    {
        run.Announce(new DumpBegan(server.ServiceExecutable, server.EmbeddedDataDirectory));
        try
        {
            return new EmbeddedDump(machine.Files, machine.Processes, machine.Clock, nameof(BackupStep.DumpDatabase)).Make(server, folder, maxSeconds, Note, observer, cancellation);
        }
        finally
        {
            run.Remember(new DumpEnded());
        }
    }

    private void Note(int processId) =>
        run.Remember(new DumpStarted(processId, machine.ProcessList.Snapshot().FirstOrDefault(process => process.Id == processId)?.StartedAt));
}
