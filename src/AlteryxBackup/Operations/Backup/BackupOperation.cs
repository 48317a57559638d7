using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Files;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
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

namespace AlteryxBackup.Operations.Backup;

/// <summary>A backup from a host's point of view: a request goes in, a plan or a result comes out.</summary>
public sealed class BackupOperation
{
    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public BackupOperation(Machine machine) => _machine = machine;

    /// <summary>What a run would do; changes nothing.</summary>
    /// <exception cref="BackupException">The configuration or the server can't be read.</exception>
    public BackupPlan Plan(BackupRequest request, CancellationToken cancellation)
    {
        var loaded = Load(request);
        using var logins = new MongoLogins(_machine, new SecretMask(), request.MongoPasswords);
        var plan = Plan(loaded, Mode(request, loaded), logins, cancellation);
        var context = new PreflightContext(_machine, loaded.Configuration, plan.Server, plan.BackupMode, cancellation) { Logins = logins };
        return plan with { Preflight = plan.Preflight.With(PreflightChecks.Look(new UnfinishedRunCheck(), context)) };
    }

    /// <summary>Runs a backup. Never throws: the result says what failed.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="host">Hears what happens, secrets masked.</param>
    /// <param name="cancellation">Ends it in order: the service is put back first.</param>
    public BackupResult Run(BackupRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var result = RunConfigured(request, host, cancellation);
        new SystemEventReporter(_machine.EventLog, host).Report(result.ExitCode, result.Warnings.Count, RunSummary.Text(result));
        return result;
    }

    private BackupResult RunConfigured(BackupRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var begun = _machine.Clock.Elapsed;
        try
        {
            var loaded = Load(request);
            var mask = new SecretMask();
            using var logins = new MongoLogins(_machine, mask, request.MongoPasswords);
            return RunPlanned(loaded, Mode(request, loaded), mask, logins, host, cancellation);
        }
        catch (Exception thrown)
        {
            // Without a configuration nobody knows where logs go, and without the lock none is begun: the result is the one way in which hosts learn why.
            return NotBegun(request.Mode, Failures.From(thrown), _machine.Clock.Elapsed - begun);
        }
    }

    private BackupResult RunPlanned(LoadedConfiguration loaded, BackupMode mode, SecretMask mask, MongoLogins logins, IOperationObserver host, CancellationToken cancellation)
    {
        var begun = _machine.Clock.Elapsed;
        var record = new UnplannedRun(_machine, loaded, mask, host);
        BackupPlan plan;
        try
        {
            plan = Plan(loaded, mode, logins, cancellation);
        }
        catch (Exception thrown)
        {
            return record.Record(NotBegun(mode, Failures.From(thrown), _machine.Clock.Elapsed - begun));
        }

        return Run(plan, mask, host, cancellation);
    }

    private LoadedConfiguration Load(BackupRequest request)
    {
        var loaded = new ConfigurationLoader(_machine.Files, _machine.Host).Load(request.ConfigPath, request.Parameters);
        if (loaded.SourcePath is { } configurationFile)
        {
            new StateFolderGuard(_machine.DurableFiles, _machine.Protection).CheckConfiguration(configurationFile);
        }

        loaded.RequireUsablePaths();
        return loaded;
    }

    private static BackupMode Mode(BackupRequest request, LoadedConfiguration loaded) => request.Mode ?? loaded.Configuration.BackupConfiguration.DefaultBackupMode;

    private BackupPlan Plan(LoadedConfiguration loaded, BackupMode mode, MongoLogins logins, CancellationToken cancellation)
    {
        var server = new ServerDiscovery(_machine.Files, _machine.Registry, _machine.Processes, _machine.Host).Discover(loaded.Configuration, cancellation);
        return new BackupPlanner(_machine).Plan(loaded, server, mode, logins, cancellation);
    }

    private static BackupResult NotBegun(BackupMode? mode, IReadOnlyList<BackupException> failures, TimeSpan duration) => new()
    {
        Status = failures[0].Error == ErrorCatalogue.Cancelled ? BackupStatus.Cancelled : BackupStatus.Failed,
        ExitCode = failures[0].Error.ExitCode,
        BackupMode = mode,
        DurationSeconds = Seconds.Of(duration),
        Errors = [.. failures.Select(OperationError.From)],
    };

    private BackupResult Run(BackupPlan plan, SecretMask mask, IOperationObserver host, CancellationToken cancellation)
    {
        var state = new StateFolder(plan.Server.StateDirectory);
        new StateFolderGuard(_machine.DurableFiles, _machine.Protection).Secure(state);
        using var held = new RunLock(state.Path, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host).Acquire("Backup", plan.BackupMode.ToString());
        var startedAt = _machine.Clock.UtcNow;

        foreach (var secret in plan.Configuration.Secrets)
        {
            mask.Add(secret);
        }

        var warnings = new WarningCollector();
        using var log = LogFile.Begin(_machine, plan.Configuration.Configuration.BackupConfiguration.LogDirectory, plan.BackupMode.ToString());
        var observer = new MaskedObserver(new ObserverGroup([warnings, log, new TelemetryObserver(_machine.Clock), host]), mask);

        RunSummary.Begin(plan, EncryptionKeyNotice.For(plan.Server, _machine.Files), observer);
        var result = Carry(plan, state, mask, observer, warnings, log.Path, cancellation) with { LogPath = log.Path };
        RunSummary.End(result, observer);
        Remember(result, startedAt, state, observer);
        return result;
    }

    private BackupResult Carry(BackupPlan plan, StateFolder state, SecretMask mask, IOperationObserver observer, WarningCollector warnings, string logPath, CancellationToken cancellation)
    {
        var configuration = plan.Configuration.Configuration;
        var begun = _machine.Clock.Elapsed;
        try
        {
            foreach (var unsettled in Settlement.Due(_machine, state, configuration, observer))
            {
                _ = unsettled.Settle();
            }

            using var run = GuardedRun.Begin(_machine, state, configuration, plan.Nodes, "Backup", plan.BackupMode.ToString(), logPath, observer);
            return new BackupRunner(_machine, plan, mask, observer, warnings, run).Run(cancellation);
        }
        catch (BackupException notBegun)
        {
            return NotBegun(plan.BackupMode, [notBegun], _machine.Clock.Elapsed - begun) with { Warnings = warnings.Warnings };
        }
    }

    // A history that can't be written is told in the log; it doesn't make a good backup a failed one.
    private void Remember(BackupResult result, DateTimeOffset startedAt, StateFolder state, IOperationObserver observer)
    {
        try
        {
            new HistoryFile(state.History, _machine.Files, _machine.DurableFiles).Append(RunSummary.History(result, startedAt, _machine.Host));
        }
        catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
        {
            observer.Warning($"This run is missing in the history: {failure.Message}");
        }
    }
}
