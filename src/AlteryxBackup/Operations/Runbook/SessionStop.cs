using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>
/// A stop that a guard undoes when the session ends. What sessions owed before stays owed: one stop after the other, node by node, is as good as one of them all.
/// </summary>
internal sealed class SessionStop : IDisposable
{
    private readonly Machine _machine;
    private readonly string _journal;
    private readonly byte[]? _earlier;
    private readonly GuardedRun _guard;
    private bool _isKept;

    private SessionStop(Machine machine, string journal, byte[]? earlier, GuardedRun guard)
    {
        _machine = machine;
        _journal = journal;
        _earlier = earlier;
        _guard = guard;
    }

    /// <summary>Hears of the stop.</summary>
    public IServiceWatch Watch => _guard;

    /// <summary>Begins one, under the lock.</summary>
    /// <exception cref="Platform.Errors.BackupException">PathNotWritable, DiskFull.</exception>
    public static SessionStop Begin(Machine machine, RunbookRun run, AlteryxBackupConfiguration configuration, IReadOnlyList<ServerNode> nodes)
    {
        var journal = run.State.SessionJournal;
        var earlier = Read(machine, journal);
        var stop = new SessionStop(machine, journal, earlier, GuardedRun.BeginSession(machine, run.State, configuration, nodes, run.LogPath, run.Observer));
        foreach (var service in Owed(earlier))
        {
            stop._guard.Announce(new StopBegan(service));
        }

        return stop;
    }

    /// <summary>Some services run again: the guards go once none is owed its way back.</summary>
    /// <exception cref="Platform.Errors.BackupException">PathNotWritable.</exception>
    public static void End(Machine machine, StateFolder state, IReadOnlyCollection<string> running, Action dismissGuards)
    {
        if (Owed(Read(machine, state.SessionJournal)).Except(running, StringComparer.OrdinalIgnoreCase).Any())
        {
            Note(machine, state, running);
            return;
        }

        GuardedRun.Forget(machine, state);
        dismissGuards();
    }

    /// <summary>The services are down, and the guard stands by.</summary>
    public void Keep(Action<Action> keep)
    {
        _isKept = true;
        _guard.Hold();
        keep(_guard.Dismiss);
    }

    /// <summary>Unless it is kept, the stop came to nothing: what was owed before is owed as before, and to its own guard.</summary>
    public void Dispose()
    {
        if (_isKept)
        {
            return;
        }

        _guard.Dispose();
        if (_earlier is null || Owed(Read(_machine, _journal)).Except(Owed(_earlier)).Any())
        {
            return;
        }

        _machine.Files.File.Delete(_journal);
        using var partial = new PartialFile(_machine.Files, _machine.DurableFiles, _journal);
        partial.Stream.Write(_earlier, 0, _earlier.Length);
        partial.Complete();
        partial.Publish();
    }

    private static void Note(Machine machine, StateFolder state, IReadOnlyCollection<string> running)
    {
        try
        {
            using var session = RunJournal.Continue(machine, state.SessionJournal);
            foreach (var service in running)
            {
                session.Remember(new ServiceBack(service, "Start-AlteryxServiceSafely"));
            }
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, state.SessionJournal, "The service runs.", StateFolderRoom.Advice);
        }
    }

    private static byte[]? Read(Machine machine, string journal) => machine.Files.File.Exists(journal) ? machine.Files.File.ReadAllBytes(journal) : null;

    private static IReadOnlyList<string> Owed(byte[]? journal) => journal is null ? [] : UnfinishedRun.From(JournalContent.Of(journal)).ServicesOwed;
}
