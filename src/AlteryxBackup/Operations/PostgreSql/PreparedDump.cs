using System;
using System.Linq;
using System.Threading;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Locks;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>A dump that can begin: lock held, leftovers gone, password handed over, database asked, room enough. Disposing gives all of it back.</summary>
internal sealed class PreparedDump : IDisposable
{
    /// <summary>The folder, among the dumps, for locks and journals.</summary>
    public const string StateFolderName = ".alteryxbackup";

    private static readonly TimeSpan NameInterval = TimeSpan.FromMilliseconds(200);

    private readonly Machine _machine;
    private readonly IDisposable _held;
    private readonly RunJournal _journal;

    private PreparedDump(Machine machine, IDisposable held, RunJournal journal, string path, DumpSource source, PasswordFile password, DatabaseFacts facts)
    {
        _machine = machine;
        _held = held;
        _journal = journal;
        Path = path;
        Source = source;
        Password = password;
        Facts = facts;
    }

    /// <summary>The dump's final path.</summary>
    public string Path { get; }

    /// <summary>What is dumped, and by which programs.</summary>
    public DumpSource Source { get; }

    /// <summary>The password, handed over.</summary>
    public PasswordFile Password { get; }

    /// <summary>What the server has said.</summary>
    public DatabaseFacts Facts { get; }

    /// <summary>Prepares one.</summary>
    /// <exception cref="BackupException">AlreadyRunning, PathNotWritable, DiskFull, and what <see cref="DatabaseProbe.Ask"/> throws.</exception>
    public static PreparedDump Make(Machine machine, DumpSource source, string folder, IOperationObserver observer, CancellationToken cancellation)
    {
        var room = new DumpRoom(machine, folder);
        room.Make();
        var series = PostgreSqlBackupName.Of(source.Target.Database, source.Environment, machine.Clock.UtcNow).Series;
        var state = new StateFolder(System.IO.Path.Combine(folder, StateFolderName, series));
        IDisposable? held = null;
        RunJournal? journal = null;
        PasswordFile? password = null;
        try
        {
            machine.DurableFiles.CreatePrivateFolder(state.Path);
            held = new RunLock(state.Path, machine.Files, machine.DurableFiles, machine.Clock, machine.Host).Acquire("PostgreSqlBackup", series);
            new DumpLeftovers(machine, observer).Settle(folder, series, state);
            var path = NewPath(machine, source, folder, cancellation);
            journal = RunJournal.Begin(machine, state.Journal, new RunBegan("", "PostgreSqlBackup", series, machine.Host.ProcessId, null, machine.Host.UserName, null));
            var passwordFolder = PasswordFile.NewFolder();
            journal.Add(new StagingBegan(passwordFolder));
            journal.Add(new ArchiveBegan(path));
            password = PasswordFile.Write(machine.Files, machine.DurableFiles, observer, passwordFolder, source.Target.Password);
            var facts = new DatabaseProbe(machine, source.Tools).Ask(source.Target, password, cancellation);
            if (room.Compare(facts) is { } warning)
            {
                observer.Warning(warning);
            }

            var prepared = new PreparedDump(machine, held, journal, path, source, password, facts);
            (held, journal, password) = (null, null, null);
            return prepared;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, state.Path, "Nothing was dumped; older backups were not touched.");
        }
        finally
        {
            password?.Dispose();
            journal?.Finish();
            journal?.Dispose();
            held?.Dispose();
        }
    }

    /// <summary>Dumps into a file, with the journal knowing of the tool.</summary>
    public PostgreSqlDumpRecord Dump(string path, string step, IOperationObserver observer, CancellationToken cancellation)
    {
        const string Key = "pg_dump";
        _journal.Add(new ToolBegan(Key, Source.Tools.Dump));
        try
        {
            return new PostgreSqlDump(_machine, Source.Tools, step).Make(Source.Target, Facts, Password, path, Note, observer, cancellation);
        }
        finally
        {
            _journal.Remember(new ToolEnded(Key));
        }

        void Note(int processId) =>
            _journal.Remember(new ToolStarted(Key, processId, _machine.ProcessList.Snapshot().FirstOrDefault(process => process.Id == processId)?.StartedAt));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Password.Dispose();
        _journal.Finish();
        _held.Dispose();
    }

    // Names hold the time to the second: the second dump of one second waits for the next.
    private static string NewPath(Machine machine, DumpSource source, string folder, CancellationToken cancellation)
    {
        while (true)
        {
            var path = System.IO.Path.Combine(folder, PostgreSqlBackupName.Of(source.Target.Database, source.Environment, machine.Clock.UtcNow).FileName);
            if (!machine.Files.File.Exists(path) && !machine.Files.File.Exists(PostgreSqlBackupName.MetadataPath(path)))
            {
                return path;
            }

            machine.Clock.Wait(NameInterval, cancellation);
        }
    }
}
