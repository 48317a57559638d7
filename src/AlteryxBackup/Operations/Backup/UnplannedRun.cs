using System;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Reporting;
using AlteryxBackup.Reporting.History;

namespace AlteryxBackup.Operations.Backup;

/// <summary>Puts a run whose planning failed on record, log and history, as one that failed later is: it is in the morning that people look for it.</summary>
internal sealed class UnplannedRun(Machine machine, LoadedConfiguration loaded, SecretMask mask, IOperationObserver host)
{
    private readonly DateTimeOffset _startedAt = machine.Clock.UtcNow;

    /// <summary>Writes both; what can't be written is told, and leaves the failure that decides as it is.</summary>
    /// <returns>The result, with its log.</returns>
    public BackupResult Record(BackupResult result)
    {
        foreach (var secret in loaded.Secrets)
        {
            mask.Add(secret);
        }

        try
        {
            var warnings = new WarningCollector();
            using var log = LogFile.Begin(machine, loaded.Configuration.BackupConfiguration.LogDirectory, result.BackupMode?.ToString() ?? "Backup");
            var observer = new MaskedObserver(new ObserverGroup([warnings, log, host]), mask);
            observer.Info($"AlteryxBackup {ProductVersion.Text}: {result.BackupMode} backup. {loaded.Source}");
            foreach (var warning in loaded.Warnings)
            {
                observer.Warning(warning);
            }

            var logged = result with { LogPath = log.Path, Warnings = warnings.Warnings };
            RunSummary.End(logged, observer);
            Remember(logged, observer);
            return logged with { Warnings = warnings.Warnings };
        }
        catch (BackupException noLog)
        {
            return result with { Errors = [.. result.Errors, OperationError.From(noLog, mask)] };
        }
    }

    private void Remember(BackupResult result, IOperationObserver observer)
    {
        try
        {
            var state = new StateFolder(new StateDirectory(machine.Files, machine.Host).Of(loaded.Configuration));
            RequireServerPlace(state);
            new StateFolderGuard(machine.DurableFiles, machine.Protection).Secure(state);
            using var held = new RunLock(state.Path, machine.Files, machine.DurableFiles, machine.Clock, machine.Host).Acquire("Backup", result.BackupMode?.ToString());
            new HistoryFile(state.History, machine.Files, machine.DurableFiles).Append(RunSummary.History(result, _startedAt, machine.Host));
        }
        catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
        {
            observer.Warning($"This run is missing in the history: {failure.Message}");
        }
    }

    // A data folder that was mistyped must not leave a trail of folders where there is no server.
    private void RequireServerPlace(StateFolder state)
    {
        if (machine.Files.Path.GetDirectoryName(state.Path) is { } place && !machine.Files.Directory.Exists(place))
        {
            throw ErrorCatalogue.PathNotWritable.Because($"'{place}', in which the server's data folder and the state folder would be, does not exist.");
        }
    }
}
