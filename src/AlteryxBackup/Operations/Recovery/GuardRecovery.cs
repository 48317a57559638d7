using System;
using System.Collections.Generic;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;
using AlteryxBackup.Reporting.History;
using AlteryxBackup.Reporting.SystemEvents;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>
/// A guard at work, each attempt under the lock: the service first, and nothing may come between. A disk that takes no log is no reason to leave it down.
/// Staging and journal are left for the next run, which tells a person.
/// </summary>
internal sealed class GuardRecovery : IDisposable
{
    private readonly Machine _machine;
    private readonly GuardCharge _charge;
    private readonly StateFolder _state;
    private readonly WarningCollector _warnings = new();
    private readonly LogFile? _log;
    private readonly ObserverGroup _observer;
    private readonly DateTimeOffset _startedAt;
    private readonly TimeSpan _begun;

    public GuardRecovery(Machine machine, GuardCharge charge, StateFolder state)
    {
        _machine = machine;
        _charge = charge;
        _state = state;
        _startedAt = machine.Clock.UtcNow;
        _begun = machine.Clock.Elapsed;
        _log = BeginLog();
        _observer = new ObserverGroup(_log is null ? [_warnings] : [_warnings, _log]);
    }

    /// <summary>Tries to put the service back.</summary>
    /// <returns>Why it isn't; null when it is.</returns>
    public BackupException? Attempt()
    {
        try
        {
            var run = WhatIsOwed();
            new ServiceRecovery(_machine, _charge.ServiceConfiguration, _charge.Nodes, _observer).BringBack(run);
            NoteReturn(run, _observer);
            return null;
        }
        catch (Exception thrown)
        {
            // Whatever it was, the next attempt may go better; a guard that ends here leaves the service down.
            var failure = Failures.From(thrown)[0];
            _observer.Failure($"{failure.Error.Id}: {failure.Message}");
            return failure;
        }
    }

    /// <summary>Tells how it ended: log, event log, history.</summary>
    public ExitCode Conclude(BackupException? failure)
    {
        var services = string.Join(", ", _charge.Services);
        var text = failure is null
            ? $"The run of process {_charge.ProcessId} ended while service {services} was down; its guard has put the service back. What the run was doing is not done."
            : $"The run of process {_charge.ProcessId} ended while service {services} was down. {failure.Message} {failure.Action}";
        _observer.Warning(text);
        new SystemEventReporter(_machine.EventLog, _observer).Report(failure?.Error.ExitCode ?? ExitCode.Success, _warnings.Warnings.Count, text);
        Remember(failure, _startedAt, Seconds.Of(_machine.Clock.Elapsed - _begun), _observer);
        return failure?.Error.ExitCode ?? ExitCode.Success;
    }

    /// <summary>Closes its log.</summary>
    public void Dispose() => _log?.Dispose();

    private UnfinishedRun WhatIsOwed()
    {
        const string KnownAnyway = "this guard knows by itself which services ran.";
        try
        {
            var journal = RunJournal.Read(_machine.Files, _charge.JournalPath) ?? JournalContent.Of([]);
            if (!journal.IsDamaged)
            {
                return UnfinishedRun.From(journal);
            }

            _observer.Warning($"The journal {_charge.JournalPath} is damaged; {KnownAnyway}");
            return UnfinishedRun.From(journal) is { IsBetweenStates: true } restore
                ? restore
                : UnfinishedRun.From(journal) with { ServicesOwed = _charge.Services };
        }
        catch (Exception unreadable) when (StorageFailure.Is(unreadable))
        {
            _observer.Warning($"The journal {_charge.JournalPath} can't be read ({unreadable.Message}); {KnownAnyway}");
            return UnfinishedRun.From(JournalContent.Of([])) with { ServicesOwed = _charge.Services };
        }
    }

    private void NoteReturn(UnfinishedRun run, IOperationObserver observer)
    {
        try
        {
            using var journal = RunJournal.Continue(_machine, _charge.JournalPath);
            journal.Remember(new DumpEnded());
            if (run.Restore is not null)
            {
                journal.Remember(new RestoreSettled());
            }

            foreach (var service in run.ServicesOwed)
            {
                journal.Remember(new ServiceBack(service, "its guard"));
            }
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            observer.Warning($"That the service is back can't be noted in {_charge.JournalPath}: {failure.Message}");
        }
    }

    private LogFile? BeginLog()
    {
        try
        {
            return LogFile.Begin(_machine, _charge.LogDirectory, "Guard");
        }
        catch (BackupException)
        {
            return null;
        }
    }

    private void Remember(BackupException? failure, DateTimeOffset startedAt, double seconds, IOperationObserver observer)
    {
        try
        {
            new HistoryFile(_state.History, _machine.Files, _machine.DurableFiles).Append(new HistoryEntry
            {
                Operation = "Guard",
                StartedAt = startedAt,
                DurationSeconds = seconds,
                Status = (failure is null ? BackupStatus.Success : BackupStatus.Failed).ToString(),
                ExitCode = (int)(failure?.Error.ExitCode ?? ExitCode.Success),
                Warnings = _warnings.Warnings.Count,
                ErrorIds = failure is null ? new List<string>() : [failure.Error.Id],
                Host = _machine.Host.MachineName,
                User = _machine.Host.UserName,
            });
        }
        catch (Exception unwritten) when (unwritten is BackupException || StorageFailure.Is(unwritten))
        {
            observer.Warning($"This is missing in the history: {unwritten.Message}");
        }
    }
}
