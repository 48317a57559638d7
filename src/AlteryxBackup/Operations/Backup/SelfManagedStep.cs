using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Backup;

/// <summary>The dumps by mongodump, servers side by side; the journal knows of each tool, so that it is ended when nobody waits for it any more.</summary>
internal sealed class SelfManagedStep(Machine machine, GuardedRun run, AlteryxBackupConfiguration configuration, MongoLogins logins, IOperationObserver observer)
{
    /// <summary>Dumps them all; the failure of one ends the others.</summary>
    /// <param name="targets">What to dump; at least one.</param>
    /// <param name="folder">Takes the dumps.</param>
    /// <param name="privateFolder">Takes, for as long as the tools run, the files that hand passwords over.</param>
    /// <param name="cancellation">Ends all of them.</param>
    /// <exception cref="Platform.Errors.BackupException">As <see cref="SelfManagedDump.Make"/>.</exception>
    public DumpRecord Make(IReadOnlyList<MongoTarget> targets, string folder, string privateFolder, CancellationToken cancellation)
    {
        var tool = new MongoToolFinder(machine.Files, machine.Processes).Find(configuration.MongoDBConfiguration.ToolsPath, cancellation);
        var dumps = new DumpRecord[targets.Count];
        var serial = new SerialObserver(observer);
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var failures = InParallel.Each([.. Enumerable.Range(0, targets.Count)], index =>
        {
            var target = targets[index];
            try
            {
                dumps[index] = Make(tool, target, folder, Path.Combine(privateFolder, target.Section + ".yaml"), serial, all.Token);
            }
            catch
            {
                all.Cancel();
                throw;
            }
        });
        cancellation.ThrowIfCancellationRequested();

        // Those that were ended because of another's failure have nothing to tell.
        InParallel.Throw([.. failures.Where(failure => failure is not System.OperationCanceledException)]);
        return DumpRecord.Together(dumps);
    }

    private DumpRecord Make(MongoTool tool, MongoTarget target, string folder, string configFile, SerialObserver serial, CancellationToken cancellation)
    {
        run.Announce(new ToolBegan(target.Section, tool.Path));
        try
        {
            return new SelfManagedDump(machine, nameof(BackupStep.DumpDatabase), tool, logins)
                .Make(target, folder, configFile, configuration.ServiceConfiguration.MaxDumpSeconds, Note, serial, cancellation);
        }
        finally
        {
            run.Remember(new ToolEnded(target.Section));
        }

        void Note(int processId) => run.Remember(new ToolStarted(
            target.Section, processId, machine.ProcessList.Snapshot().FirstOrDefault(process => process.Id == processId)?.StartedAt));
    }
}
