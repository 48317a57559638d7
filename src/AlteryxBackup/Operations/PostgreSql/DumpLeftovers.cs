using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>Puts right, under the lock, what a killed dump of the same database has left in a folder: its pg_dump, its password file, what it had written.</summary>
internal sealed class DumpLeftovers(Machine machine, IOperationObserver observer)
{
    /// <summary>Finds and removes it; tells what it did.</summary>
    /// <param name="folder">The folder of the dumps.</param>
    /// <param name="series">Whose dumps.</param>
    /// <param name="state">Where the journal stands.</param>
    /// <exception cref="BackupException">PathNotWritable: the journal can't be read or removed.</exception>
    public void Settle(string folder, string series, StateFolder state)
    {
        try
        {
            if (RunJournal.Read(machine.Files, state.Journal) is { } journal)
            {
                Settle(UnfinishedRun.From(journal), state);
                machine.Files.File.Delete(state.Journal);
            }

            foreach (var left in machine.Files.Directory.GetFiles(folder).Where(path => PostgreSqlBackupName.SeriesOfPartial(Path.GetFileName(path)) == series))
            {
                Remove(left);
            }
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, state.Path, "What an earlier dump has left could not be put right, and nothing was begun.");
        }
    }

    private void Settle(UnfinishedRun run, StateFolder state)
    {
        observer.Warning($"A dump of {run.Run?.Mode ?? "this database"}, begun at {run.Run?.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, was ended by force; what it had left is removed.");

        // Whoever can write the journal could have us end any process.
        if (machine.Protection.Weaknesses(state.Path).Count == 0)
        {
            foreach (var (tool, process) in run.Tools)
            {
                new OrphanedDump(machine, observer).End(new DumpBegan(tool.Program, "") { At = tool.At }, process is null ? null : new DumpStarted(process.ProcessId, process.StartedAt));
            }
        }

        if (run.StagingPath is { } password)
        {
            PasswordFile.Remove(machine.Files, observer, password);
        }

        // Metadata get their name just before their dump does.
        if (run.ArchivePath is { } dump && PostgreSqlBackupName.Parse(Path.GetFileName(dump)) is not null && !machine.Files.File.Exists(dump) && machine.Files.File.Exists(PostgreSqlBackupName.MetadataPath(dump)))
        {
            Remove(PostgreSqlBackupName.MetadataPath(dump));
        }
    }

    private void Remove(string path)
    {
        try
        {
            machine.Files.File.Delete(path);
            observer.Info($"{path}, which a killed dump had left, was removed.");
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            observer.Warning($"The unfinished {path} can't be removed ({failure.Message}); it is no backup: remove it by hand.");
        }
    }
}
