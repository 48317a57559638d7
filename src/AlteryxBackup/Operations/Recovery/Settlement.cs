using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>Finishes, under the lock, what a run that was ended by force has left: service, orphaned dump, staging folder, unfinished archive, journal.</summary>
internal sealed class Settlement
{
    private readonly Machine _machine;
    private readonly string _journal;
    private readonly ServiceSection _configuration;
    private readonly IReadOnlyList<ServerNode> _nodes;
    private readonly IOperationObserver _observer;
    private readonly List<string> _actions = [];

    private Settlement(Machine machine, string journal, AlteryxBackupConfiguration configuration, IOperationObserver observer)
    {
        _machine = machine;
        _journal = journal;
        _configuration = configuration.ServiceConfiguration;

        // A server whose settings can't be read must come back too.
        _nodes = ServerNodes.Of(configuration, null, machine.Host.MachineName);
        _observer = observer;
    }

    /// <summary>What there is to be settled: a run's journal, for whoever holds the lock knows that the run is dead, and that of a session that has ended.</summary>
    public static IEnumerable<Settlement> Due(Machine machine, StateFolder state, AlteryxBackupConfiguration configuration, IOperationObserver observer)
    {
        var run = new Settlement(machine, state.Journal, configuration, observer);
        if (run.Read() is not null)
        {
            yield return run;
        }

        var session = new Settlement(machine, state.SessionJournal, configuration, observer);
        if (session.Read() is { } journal && !session.IsAtWork(journal))
        {
            yield return session;
        }
    }

    /// <summary>What is left of runs that have ended, and what <see cref="Settle"/> would do, for somebody who only looks and holds no lock: the journal of a run that is at work is none of it.</summary>
    /// <exception cref="BackupException">PathNotWritable: a journal can't be read.</exception>
    public static IReadOnlyList<RecoveredRun> Unfinished(Machine machine, StateFolder state, AlteryxBackupConfiguration configuration, IOperationObserver observer) =>
        [.. Due(machine, state, configuration, observer).Select(left => left.PlanUnlessAtWork()).OfType<RecoveredRun>()];

    /// <summary>Settles it, and tells it as one warning.</summary>
    /// <returns>What was found and done.</returns>
    /// <exception cref="BackupException">ServiceNotRestarted: the journal stays for the next attempt. PathNotWritable: it can't be read or removed.</exception>
    public RecoveredRun Settle()
    {
        var journal = Read()!;
        var run = UnfinishedRun.From(journal);
        if (run.PutBackBy is { } who && run.ServicesOwed.Count == 0)
        {
            _actions.Add($"the service had been put back by {who}");
        }

        new ServiceRecovery(_machine, _configuration, _nodes, new ActionObserver(_observer, _actions)).BringBack(run);
        NoteSettled(run);
        RemoveStaging(run.StagingPath);
        RemoveUnfinished(run.ArchivePath);
        var aside = journal.IsDamaged ? KeepAside() : null;
        if (aside is null)
        {
            Discard();
        }

        var settled = Describe(run) with { ServiceState = ServiceState(), Actions = _actions, DamagedJournalPath = aside };
        _observer.Warning(Sentence(settled));
        return settled;
    }

    // A damaged journal is kept aside, one that can't be removed stays: whoever reads it again must not undo twice.
    private void NoteSettled(UnfinishedRun run)
    {
        if (run.Restore is not null)
        {
            using var journal = RunJournal.Continue(_machine, _journal);
            journal.Remember(new RestoreSettled());
        }
    }

    // Without the lock a run may end between two looks, and its journal with it.
    private RecoveredRun? PlanUnlessAtWork() => Read() is { } journal && !IsAtWork(journal) ? Plan(journal) : null;

    private RecoveredRun Plan(JournalContent journal)
    {
        var run = UnfinishedRun.From(journal);
        if (run.Dump is { } dump)
        {
            _actions.Add($"end the dump by {dump.Program}, if it still runs");
        }

        _actions.AddRange(run.Tools.Select(tool => $"end the dump by {tool.Tool.Program}, if it still runs"));
        _actions.AddRange(RestoreSettlement.Forecast(run));
        foreach (var service in run.ServicesOwed)
        {
            _actions.Add($"start service {service}, if it isn't running");
        }

        foreach (var path in (string?[])[run.StagingPath, .. run.ArchivePath is null ? [] : new UnfinishedArchive(_machine.Files, run.ArchivePath).Paths])
        {
            if (path is not null && (_machine.Files.Directory.Exists(path) || _machine.Files.File.Exists(path)))
            {
                _actions.Add($"remove {path}");
            }
        }

        return Describe(run) with { ServiceState = ServiceState(), Actions = _actions, DamagedJournalPath = journal.IsDamaged ? _journal : null };
    }

    private bool IsAtWork(JournalContent journal) => UnfinishedRun.From(journal).Run is { } run && _machine.ProcessList.Snapshot().Any(
        process => process.Id == run.ProcessId && ProcessIdentity.IsSame(process.StartedAt, run.ProcessStartedAt));

    private static RecoveredRun Describe(UnfinishedRun run) => new()
    {
        Operation = run.Run?.Operation,
        Mode = run.Run?.Mode,
        ProcessId = run.Run?.ProcessId,
        StartedAt = run.Run?.At,
        LogPath = run.Run?.LogPath,
    };

    /// <summary>Who it was and what would be done, as people read it.</summary>
    public static string Forecast(RecoveredRun run)
    {
        var what = run.Actions.Count == 0 ? "It has left nothing to be put right" : $"The next run would first {string.Join("; ", run.Actions)}";
        var damage = run.DamagedJournalPath is { } journal ? $" Its journal {journal} is damaged; what it doesn't say any more would not be acted upon." : "";
        return $"{Who(run)} was ended by force. {what}. The service is {run.ServiceState} now.{damage}{Log(run)}";
    }

    /// <summary>Who it was and what was done, as people read it.</summary>
    public static string Sentence(RecoveredRun run)
    {
        var what = run.Actions.Count == 0 ? "it had left nothing to be put right" : string.Join("; ", run.Actions);
        var damage = run.DamagedJournalPath is { } aside
            ? $" Its journal was damaged and is kept as {aside}; what it doesn't say any more was not acted upon."
            : "";
        return $"{Who(run)} was ended by force: {what}. The service is {run.ServiceState}.{damage}{Log(run)}";
    }

    private static string Log(RecoveredRun run) => run.LogPath is { } path ? $" Its log: {path}." : "";

    private static string Who(RecoveredRun run) =>
        run.Operation is null
            ? "A run whose journal doesn't say which"
            : string.Format(
                CultureInfo.InvariantCulture, "{0}{1} of {2:yyyy-MM-dd HH:mm:ss} UTC, process {3},", run.Operation, run.Mode is null ? "" : $" ({run.Mode})", run.StartedAt?.UtcDateTime, run.ProcessId);

    private JournalContent? Read()
    {
        try
        {
            return RunJournal.Read(_machine.Files, _journal);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw ErrorCatalogue.PathNotWritable.Because($"The journal of an earlier run, {_journal}, can't be read: {failure.Message}", "Nothing was begun.", cause: failure);
        }
    }

    private string ServiceState()
    {
        var states = _nodes.Select(node => (node.ServiceLabel, State: StateOf(node))).ToList();
        return states.Select(node => node.State).Distinct().Count() == 1 ? states[0].State : string.Join("; ", states.Select(node => $"{node.State} ({node.ServiceLabel})"));
    }

    private string StateOf(ServerNode node)
    {
        try
        {
            return ServiceControls.For(node, _machine).Query(CancellationToken.None).ToString();
        }
        catch (BackupException failure)
        {
            return $"not known ({failure.Message})";
        }
    }

    // Only what has a staging folder's name: a journal is believed, but not with a whole disk.
    private void RemoveStaging(string? path)
    {
        if (path is null || !_machine.Files.Directory.Exists(path) || !Path.GetFileName(path).StartsWith(StagingFolder.Prefix, StringComparison.Ordinal))
        {
            return;
        }

        try
        {
            _machine.Files.Directory.Delete(path, recursive: true);
            _actions.Add($"its staging folder {path} was removed");
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            _observer.Warning($"{path}, the staging folder of a run that was ended by force, can't be removed ({failure.Message}); it may hold a dump and secrets in clear: remove it by hand.");
        }
    }

    private void RemoveUnfinished(string? archive)
    {
        if (archive is null)
        {
            return;
        }

        foreach (var partial in new UnfinishedArchive(_machine.Files, archive).Paths)
        {
            try
            {
                _machine.Files.File.Delete(partial);
                _actions.Add($"the unfinished {partial} was removed");
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                _observer.Warning($"The unfinished {partial} can't be removed ({failure.Message}); it is no backup: remove it by hand.");
            }
        }
    }

    private string KeepAside()
    {
        var name = string.Format(CultureInfo.InvariantCulture, "journal.damaged-{0:yyyyMMdd-HHmmss}", _machine.Clock.UtcNow);
        var aside = Path.Combine(Path.GetDirectoryName(_journal)!, name + ".log");
        for (var number = 2; _machine.Files.File.Exists(aside); number++)
        {
            aside = Path.Combine(Path.GetDirectoryName(_journal)!, $"{name}_{number}.log");
        }

        Change(() => _machine.Files.File.Move(_journal, aside));
        return aside;
    }

    private void Discard() => Change(() => _machine.Files.File.Delete(_journal));

    private void Change(Action change)
    {
        try
        {
            change();
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, _journal, "What an earlier run had left was put right; nothing else was begun.");
        }
    }
}
