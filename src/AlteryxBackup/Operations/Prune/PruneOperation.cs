using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Reporting;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.Prune;

/// <summary>Retention at any time, by the rules of a backup run.</summary>
public sealed class PruneOperation
{
    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public PruneOperation(Machine machine) => _machine = machine;

    /// <summary>What a run would remove; changes nothing.</summary>
    /// <exception cref="BackupException">The configuration can't be used; UsageInvalid: a file was named; DestinationUnreachable: the folder that was named isn't there.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public PruneResult Plan(PruneRequest request, CancellationToken cancellation)
    {
        var loaded = Load(request);
        var place = Place(request, loaded);
        var places = new PlacesInTurn(_machine).Each(Folders(request, loaded), folder => place.Plan(folder, [], cancellation), cancellation);
        return Result(places, ExpiredLogs(request, loaded)) with { WhatIf = true };
    }

    /// <summary>
    /// Removes what has to go, in each place by itself. A place that can't be reached and what can't be removed is told there and decides the exit code;
    /// the rest is removed all the same.
    /// </summary>
    /// <exception cref="BackupException">The configuration can't be used; another operation runs; UsageInvalid: a file was named; DestinationUnreachable: the folder that was named isn't there.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before anything was removed.</exception>
    public PruneResult Run(PruneRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = Load(request);
        var folders = Folders(request, loaded);
        var state = new StateFolder(new StateDirectory(_machine.Files, _machine.Host).Of(loaded.Configuration));
        new StateFolderGuard(_machine.DurableFiles, _machine.Protection).Secure(state);
        using var held = new RunLock(state.Path, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host).Acquire("Prune", null);

        // Looked for before this run's own log is begun, which therefore is never among them, whatever the clock does.
        var expiredLogs = ExpiredLogs(request, loaded);
        var warnings = new WarningCollector();

        // A folder that was named can be pruned where the configuration's own paths don't exist, its log folder among them.
        using var log = loaded.UnusablePaths.Count == 0 ? LogFile.Begin(_machine, loaded.Configuration.BackupConfiguration.LogDirectory, "Prune") : null;
        var observer = new ObserverGroup(log is null ? [warnings, host] : [warnings, log, host]);
        var history = new PruneHistory(_machine, state, observer);

        var place = Place(request, loaded);
        var places = new PlacesInTurn(_machine).Each(
            folders,
            folder =>
            {
                var done = place.Run(folder, request.Approves, cancellation);
                RetentionReport.Tell(done, observer);
                return done;
            },
            cancellation);
        var logs = new LogRetention(_machine.Files).Run([.. expiredLogs.Where(expired => request.Approves(expired.Path))]);
        RetentionReport.Tell(logs, observer);

        var result = Result(places, logs) with { Warnings = warnings.Warnings };
        history.Add(result);
        return result;
    }

    private static PruneResult Result(IReadOnlyList<PrunedPlace> places, IReadOnlyList<ExpiredLog> logs)
    {
        List<OperationError> errors =
        [
            .. places.Select(place => place.Error).OfType<OperationError>(),
            .. Failed(places, logs).Select(problem => OperationError.From(ErrorCatalogue.PathNotWritable.Because(problem, "What could be removed was removed."))),
        ];
        return new PruneResult
        {
            ExitCode = errors.Count == 0 ? ExitCode.Success : ErrorCatalogue.All.Single(error => error.Id == errors[0].Id).ExitCode,
            Places = places,
            Logs = logs,
            Errors = errors,
        };
    }

    // What has changed meanwhile is a warning: the next run decides anew.
    private static IEnumerable<string> Failed(IReadOnlyList<PrunedPlace> places, IReadOnlyList<ExpiredLog> logs) =>
        places.SelectMany(place => place.Decisions).Where(decision => decision.Outcome != RemovalOutcome.Changed && decision.Problem is not null)
            .Select(decision => $"{decision.ArchivePath}: {decision.Problem}")
            .Concat(places.SelectMany(place => place.Unfinished).Where(file => file.Outcome == RemovalOutcome.Failed).Select(file => $"{file.Path}: {file.Problem}"))
            .Concat(logs.Where(log => log.Problem is not null).Select(log => $"{log.Path}: {log.Problem}"));

    private LoadedConfiguration Load(PruneRequest request)
    {
        var loaded = new ConfigurationLoader(_machine.Files, _machine.Host).Load(request.ConfigPath, request.Parameters);
        if (loaded.SourcePath is { } configurationFile)
        {
            new StateFolderGuard(_machine.DurableFiles, _machine.Protection).CheckConfiguration(configurationFile);
        }

        return loaded;
    }

    // The configured folder is made by the first backup; one that was named and isn't there is a mistake.
    private IReadOnlyList<string> Folders(PruneRequest request, LoadedConfiguration loaded)
    {
        if (request.Folder is not { } named)
        {
            loaded.RequireUsablePaths();
            var section = loaded.Configuration.BackupConfiguration;
            return [section.LocalBackupPath, .. section.NetworkBackupPaths];
        }

        if (_machine.Files.File.Exists(named))
        {
            throw ErrorCatalogue.UsageInvalid.Because(
                $"'{named}' is a file; what is pruned is a whole folder.", "Nothing was removed.", "Name the folder: which archives in it have to go, RetentionDays decides.");
        }

        return _machine.Files.Directory.Exists(named)
            ? [named]
            : throw ErrorCatalogue.DestinationUnreachable.Because($"'{named}' does not exist, or can't be reached.");
    }

    private PlaceRetention Place(PruneRequest request, LoadedConfiguration loaded) =>
        new(_machine, loaded.Configuration.BackupConfiguration, request.Server ?? _machine.Host.MachineName);

    private IReadOnlyList<ExpiredLog> ExpiredLogs(PruneRequest request, LoadedConfiguration loaded)
    {
        if (request.Folder is not null || request.Server is not null)
        {
            return [];
        }

        var section = loaded.Configuration.BackupConfiguration;
        try
        {
            return new LogRetention(_machine.Files).Plan(section.LogDirectory, section.LogRetentionDays, _machine.Clock.LocalNow);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw ErrorCatalogue.PathNotWritable.Because($"The log folder '{section.LogDirectory}' can't be listed: {failure.Message}", cause: failure);
        }
    }
}
