using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Reporting;
using AlteryxBackup.Reporting.History;
using AlteryxBackup.Reporting.SystemEvents;
using AlteryxBackup.Reporting.Telemetry;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Restore;

/// <summary>A restore from a host's point of view: a request goes in, a plan or a result comes out.</summary>
public sealed class RestoreOperation
{
    private const string Operation = "Restore";

    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public RestoreOperation(Machine machine) => _machine = machine;

    /// <summary>What a run would do; changes nothing. The archive's directory and manifest are read; that its content is whole is looked at by a run.</summary>
    /// <exception cref="BackupException">The configuration, the server or the archive can't be read; NoBackupFound.</exception>
    public RestorePlan Plan(RestoreRequest request, CancellationToken cancellation) => Plan(Load(request), request, cancellation);

    /// <summary>Runs a restore. Never throws: the result says what failed, and which state the server is in.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="host">Hears what happens, secrets masked.</param>
    /// <param name="cancellation">Ends it in order: the old state is put back first, and the service with it.</param>
    public RestoreResult Run(RestoreRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var begun = _machine.Clock.Elapsed;
        RestoreResult result;
        try
        {
            result = Run(Load(request), request, host, cancellation);
        }
        catch (Exception thrown)
        {
            result = NotBegun(Failures.From(thrown), _machine.Clock.Elapsed - begun);
        }

        new SystemEventReporter(_machine.EventLog, host).Report(result.ExitCode, result.Warnings.Count, RestoreSummary.Text(result));
        return result;
    }

    private LoadedConfiguration Load(RestoreRequest request)
    {
        var loaded = new ConfigurationLoader(_machine.Files, _machine.Host).Load(request.ConfigPath, request.Parameters);
        if (loaded.SourcePath is { } configurationFile)
        {
            new StateFolderGuard(_machine.DurableFiles, _machine.Protection).CheckConfiguration(configurationFile);
        }

        loaded.RequireUsablePaths();
        return loaded;
    }

    private RestorePlan Plan(LoadedConfiguration loaded, RestoreRequest request, CancellationToken cancellation)
    {
        var server = new ServerDiscovery(_machine.Files, _machine.Registry, _machine.Processes, _machine.Host).Discover(loaded.Configuration, cancellation);
        return new RestorePlanner(_machine, loaded, server).Plan(request, cancellation);
    }

    private RestoreResult Run(LoadedConfiguration loaded, RestoreRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var state = new StateFolder(new StateDirectory(_machine.Files, _machine.Host).Of(loaded.Configuration));
        new StateFolderGuard(_machine.DurableFiles, _machine.Protection).Secure(state);
        using var held = new RunLock(state.Path, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host).Acquire(Operation, null);
        var startedAt = _machine.Clock.UtcNow;
        var mask = new SecretMask();
        foreach (var secret in loaded.Secrets)
        {
            mask.Add(secret);
        }

        var warnings = new WarningCollector();
        using var log = LogFile.Begin(_machine, loaded.Configuration.BackupConfiguration.LogDirectory, Operation);
        var observer = new MaskedObserver(new ObserverGroup([warnings, log, new TelemetryObserver(_machine.Clock), host]), mask);
        var result = Carry(loaded, request, state, mask, observer, log.Path, cancellation) with { LogPath = log.Path };
        RestoreSummary.End(result, observer);
        result = result with { Warnings = warnings.Warnings };
        Remember(result, startedAt, state, observer);
        return result;
    }

    // What an earlier run has left is settled before the server is looked at: a plan made over a half-done restore would keep that for the old state.
    private RestoreResult Carry(LoadedConfiguration loaded, RestoreRequest request, StateFolder state, SecretMask mask, IOperationObserver observer, string logPath, CancellationToken cancellation)
    {
        var begun = _machine.Clock.Elapsed;
        try
        {
            foreach (var unsettled in Settlement.Due(_machine, state, loaded.Configuration, observer))
            {
                _ = unsettled.Settle();
            }

            var plan = Plan(loaded, request, cancellation);
            RestoreSummary.Begin(plan, observer);
            using var run = GuardedRun.Begin(_machine, state, loaded.Configuration, plan.Nodes, Operation, null, logPath, observer);
            return new RestoreRunner(_machine, plan, mask, observer, run).Run(cancellation);
        }
        catch (Exception notBegun)
        {
            return NotBegun(Failures.From(notBegun), _machine.Clock.Elapsed - begun);
        }
    }

    private static RestoreResult NotBegun(IReadOnlyList<BackupException> failures, TimeSpan duration) => new()
    {
        Status = failures[0].Error == ErrorCatalogue.Cancelled ? BackupStatus.Cancelled : BackupStatus.Failed,
        ExitCode = failures[0].Error.ExitCode,
        DurationSeconds = Seconds.Of(duration),
        Errors = [.. failures.Select(OperationError.From)],
    };

    // A history that can't be written is told in the log; it doesn't make a good restore a failed one.
    private void Remember(RestoreResult result, DateTimeOffset startedAt, StateFolder state, IOperationObserver observer)
    {
        try
        {
            new HistoryFile(state.History, _machine.Files, _machine.DurableFiles).Append(RestoreSummary.History(result, startedAt, _machine.Host));
        }
        catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
        {
            observer.Warning($"This run is missing in the history: {failure.Message}");
        }
    }
}
