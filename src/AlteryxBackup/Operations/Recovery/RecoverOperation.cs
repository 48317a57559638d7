using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Reporting;
using AlteryxBackup.Reporting.History;
using AlteryxBackup.Reporting.SystemEvents;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>Finishes by itself what the next run would finish first: after a reboot or a power cut, or when nobody wants to wait for the night.</summary>
public sealed class RecoverOperation
{
    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public RecoverOperation(Machine machine) => _machine = machine;

    /// <summary>What a run would do; changes nothing.</summary>
    /// <exception cref="BackupException">The configuration or the journal can't be read.</exception>
    public RecoverResult Plan(RecoverRequest request)
    {
        var loaded = Load(request);
        return new RecoverResult { WhatIf = true, Runs = Settlement.Unfinished(_machine, State(loaded), loaded.Configuration, new WarningCollector()) };
    }

    /// <summary>Puts right what a run that was ended by force has left; the result says what couldn't be. It can't be cancelled: the service is owed its way back.</summary>
    /// <exception cref="BackupException">The configuration can't be used; AlreadyRunning: a run is at work, or its guard.</exception>
    public RecoverResult Run(RecoverRequest request, IOperationObserver host)
    {
        var loaded = Load(request);
        var state = State(loaded);
        new StateFolderGuard(_machine.DurableFiles, _machine.Protection).Secure(state);
        using var held = new RunLock(state.Path, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host).Acquire("Recover", null);
        return Due(loaded, state, host).Any() ? Settle(loaded, state, host) : new RecoverResult();
    }

    private RecoverResult Settle(LoadedConfiguration loaded, StateFolder state, IOperationObserver host)
    {
        var startedAt = _machine.Clock.UtcNow;
        var begun = _machine.Clock.Elapsed;
        var warnings = new WarningCollector();
        using var log = loaded.UnusablePaths.Count == 0 ? LogFile.Begin(_machine, loaded.Configuration.BackupConfiguration.LogDirectory, "Recover") : null;
        var observer = new ObserverGroup(log is null ? [warnings, host] : [warnings, log, host]);
        var result = Result(loaded, state, observer) with { LogPath = log?.Path };
        foreach (var error in result.Errors)
        {
            observer.Failure($"{error.Id}: {error.Message} What to do: {error.Action}");
        }

        var text = result.Errors.Count > 0 ? result.Errors[0].Message : string.Join(" ", result.Runs.Select(Settlement.Sentence));
        new SystemEventReporter(_machine.EventLog, observer).Report(result.ExitCode, warnings.Warnings.Count, text);
        Remember(result, startedAt, Seconds.Of(_machine.Clock.Elapsed - begun), state, warnings);
        return result with { Warnings = warnings.Warnings };
    }

    private RecoverResult Result(LoadedConfiguration loaded, StateFolder state, IOperationObserver observer)
    {
        var runs = new List<RecoveredRun>();
        var failures = new List<BackupException>();
        foreach (var unsettled in Due(loaded, state, observer))
        {
            try
            {
                var run = unsettled.Settle();
                runs.Add(run);
                if (run is { DamagedJournalPath: { } aside } && run.ServiceState != ServiceState.Running.ToString())
                {
                    failures.Add(ErrorCatalogue.JournalDamaged.Because(
                        $"The journal of an ended run was damaged, and the service is {run.ServiceState}: it may be that run that stopped it.", $"The journal is kept as {aside}."));
                }
            }
            catch (BackupException failure)
            {
                failures.Add(failure);
            }
        }

        return new RecoverResult
        {
            ExitCode = failures.Count == 0 ? ExitCode.Success : failures[0].Error.ExitCode,
            Runs = runs,
            Errors = [.. failures.Select(OperationError.From)],
        };
    }

    private IEnumerable<Settlement> Due(LoadedConfiguration loaded, StateFolder state, IOperationObserver observer) =>
        Settlement.Due(_machine, state, loaded.Configuration, observer);

    private void Remember(RecoverResult result, DateTimeOffset startedAt, double seconds, StateFolder state, WarningCollector warnings)
    {
        try
        {
            new HistoryFile(state.History, _machine.Files, _machine.DurableFiles).Append(new HistoryEntry
            {
                Operation = "Recover",
                StartedAt = startedAt,
                DurationSeconds = seconds,
                Status = (result.Errors.Count == 0 ? BackupStatus.Success : BackupStatus.Failed).ToString(),
                ExitCode = (int)result.ExitCode,
                Warnings = warnings.Warnings.Count,
                ErrorIds = [.. result.Errors.Select(error => error.Id)],
                Host = _machine.Host.MachineName,
                User = _machine.Host.UserName,
            });
        }
        catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
        {
            warnings.Warning($"This recovery is missing in the history: {failure.Message}");
        }
    }

    private LoadedConfiguration Load(RecoverRequest request)
    {
        var loaded = new ConfigurationLoader(_machine.Files, _machine.Host).Load(request.ConfigPath, request.Parameters);
        if (loaded.SourcePath is { } configurationFile)
        {
            new StateFolderGuard(_machine.DurableFiles, _machine.Protection).CheckConfiguration(configurationFile);
        }

        return loaded;
    }

    private StateFolder State(LoadedConfiguration loaded) => new(new StateDirectory(_machine.Files, _machine.Host).Of(loaded.Configuration));
}
