using System;
using System.Collections.Generic;
using System.Threading;
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
/// A guard at work, under the lock: the service first, and nothing may come between. A disk that takes no log is no reason to leave it down. Staging and
/// journal are left for the next run, which tells a person.
/// </summary>
internal sealed class GuardRecovery
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Machine _machine;
    private readonly GuardCharge _charge;
    private readonly StateFolder _state;
    private readonly WarningCollector _warnings = new();

    public GuardRecovery(Machine machine, GuardCharge charge, StateFolder state)
    {
        _machine = machine;
        _charge = charge;
        _state = state;
    }

    /// <summary>Puts the service back.</summary>
    public ExitCode Run()
    {
        var startedAt = _machine.Clock.UtcNow;
        var begun = _machine.Clock.Elapsed;
        using var log = BeginLog();
        var observer = new ObserverGroup(log is null ? [_warnings] : [_warnings, log]);
        var failure = PutBack(observer);
        var text = failure is null
            ? $"The run of process {_charge.ProcessId} ended while service {_charge.ServiceConfiguration.ServiceName} was down; its guard has put the service back. What the run was doing is not done."
            : $"The run of process {_charge.ProcessId} ended while service {_charge.ServiceConfiguration.ServiceName} was down. {failure.Message} {failure.Action}";
        observer.Warning(text);
        new SystemEventReporter(_machine.EventLog, observer).Report(failure?.Error.ExitCode ?? ExitCode.Success, _warnings.Warnings.Count, text);
        Remember(failure, startedAt, Seconds.Of(_machine.Clock.Elapsed - begun), observer);
        return failure?.Error.ExitCode ?? ExitCode.Success;
    }

    private BackupException? PutBack(IOperationObserver observer)
    {
        var begun = _machine.Clock.Elapsed;
        while (true)
        {
            try
            {
                var journal = RunJournal.Read(_machine.Files, _charge.JournalPath);
                var run = UnfinishedRun.From(journal ?? JournalContent.Of([]));
                if (journal is { IsDamaged: true })
                {
                    observer.Warning($"The journal {_charge.JournalPath} is damaged; this guard knows by itself which service it has to put back.");
                    run = run with { ServicesOwed = [_charge.ServiceConfiguration.ServiceName] };
                }

                new ServiceRecovery(_machine, _charge.ServiceConfiguration, observer).BringBack(run);
                NoteReturn(run, observer);
                return null;
            }
            catch (BackupException failure)
            {
                if ((_machine.Clock.Elapsed - begun).TotalSeconds >= _charge.ServiceConfiguration.MaxServiceWaitSeconds)
                {
                    return failure;
                }

                observer.Failure($"{failure.Error.Id}: {failure.Message} It is tried again in {Pause.TotalSeconds:0} s.");
                _machine.Clock.Wait(Pause, CancellationToken.None);
            }
        }
    }

    private void NoteReturn(UnfinishedRun run, IOperationObserver observer)
    {
        try
        {
            using var journal = RunJournal.Continue(_machine, _charge.JournalPath);
            journal.Remember(new DumpEnded());
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
