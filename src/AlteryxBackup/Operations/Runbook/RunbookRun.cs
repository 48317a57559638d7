using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Preflight;
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

namespace AlteryxBackup.Operations.Runbook;

/// <summary>One block at work: under the lock, with a log and a mask of its own, on record in history and event log. One failure comes out, the deciding one.</summary>
internal sealed class RunbookRun
{
    private readonly Machine _machine;
    private readonly LoadedConfiguration _loaded;
    private readonly WarningCollector _warnings = new();
    private readonly TimeSpan _begun;

    private RunbookRun(Machine machine, StateFolder state, string operation, LoadedConfiguration loaded, LogFile log, IOperationObserver host)
    {
        State = state;
        LogPath = log.Path;
        _machine = machine;
        _loaded = loaded;
        _begun = machine.Clock.Elapsed;
        StartedAt = machine.Clock.UtcNow;
        foreach (var secret in loaded.Secrets)
        {
            Mask.Add(secret);
        }

        Observer = new MaskedObserver(new ObserverGroup([_warnings, log, new TelemetryObserver(machine.Clock), host]), Mask);
        Steps = new StepSequence(machine.Clock, Observer);
        History = new HistoryEntry { Operation = operation, StartedAt = StartedAt, Host = machine.Host.MachineName, User = machine.Host.UserName };
    }

    /// <summary>The state folder.</summary>
    public StateFolder State { get; }

    /// <summary>The block's log.</summary>
    public string LogPath { get; }

    /// <summary>Hides the secrets that the block comes to know.</summary>
    public SecretMask Mask { get; } = new();

    /// <summary>Hears what happens, secrets masked.</summary>
    public IOperationObserver Observer { get; }

    /// <summary>Carries out the block's steps.</summary>
    public StepSequence Steps { get; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>What should be looked at, so far.</summary>
    public IReadOnlyList<string> Warnings => [.. _warnings.Warnings];

    /// <summary>How long it has taken so far.</summary>
    public double DurationSeconds => Seconds.Of(_machine.Clock.Elapsed - _begun);

    /// <summary>Its line in the history: a block adds what only it knows.</summary>
    public HistoryEntry History { get; set; }

    /// <summary>Carries out one block.</summary>
    /// <exception cref="BackupException">The failure that decides; AlreadyRunning.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and what it had begun is put right.</exception>
    public static T Carry<T>(Machine machine, string operation, LoadedConfiguration loaded, IOperationObserver host, Func<RunbookRun, T> work) =>
        Carry(machine, operation, loaded, host, alone => alone, work);

    /// <summary>Carries out one block that treats the lock in its own way.</summary>
    /// <exception cref="BackupException">The failure that decides; AlreadyRunning.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and what it had begun is put right.</exception>
    public static T Carry<T>(Machine machine, string operation, LoadedConfiguration loaded, IOperationObserver host, Func<IRunLock, IRunLock> taken, Func<RunbookRun, T> work)
    {
        var state = new StateFolder(new StateDirectory(machine.Files, machine.Host).Of(loaded.Configuration));
        new StateFolderGuard(machine.DurableFiles, machine.Protection).Secure(state);
        using var held = taken(new RunLock(state.Path, machine.Files, machine.DurableFiles, machine.Clock, machine.Host)).Acquire(operation, null);
        using var log = LogFile.Begin(machine, loaded.Configuration.BackupConfiguration.LogDirectory, operation);
        return new RunbookRun(machine, state, operation, loaded, log, host).Carry(work);
    }

    /// <summary>Tells what the configuration and the server should be looked at for.</summary>
    public void Tell(AlteryxServer server)
    {
        foreach (var warning in _loaded.Warnings.Concat(server.Warnings))
        {
            Observer.Warning(warning);
        }
    }

    /// <summary>Looks at what could stand in the way, before anything is touched.</summary>
    /// <returns>What was found, for the manifest.</returns>
    /// <exception cref="AggregateException">All that does.</exception>
    public IReadOnlyList<BackupCheck> Check(IReadOnlyList<IPreflightCheck> checks, AlteryxServer server, BackupMode mode, string setPath, MongoLogins? logins, CancellationToken cancellation)
    {
        // In a set stands what a whole run keeps in TempDirectory.
        var places = _loaded.Configuration.BackupConfiguration with { TempDirectory = setPath };
        var context = new PreflightContext(_machine, _loaded.Configuration with { BackupConfiguration = places }, server, mode, cancellation) { Logins = logins };
        var report = new PreflightReport(checks.Select(check => PreflightChecks.Look(check, context)).ToList());
        foreach (var warning in report.Findings.Where(finding => finding.Outcome == PreflightOutcome.Warning))
        {
            Observer.Warning(warning.Detail);
        }

        return report.Failures() is { Count: > 0 } failures ? throw new AggregateException(failures) : [.. report.Findings.Select(ManifestBuilder.Check)];
    }

    private T Carry<T>(Func<RunbookRun, T> work)
    {
        try
        {
            Observer.Info($"AlteryxBackup {ProductVersion.Text}: {History.Operation}. {_loaded.Source}");
            foreach (var unsettled in Settlement.Due(_machine, State, _loaded.Configuration, Observer))
            {
                _ = unsettled.Settle();
            }

            var result = work(this);
            Remember([]);
            return result;
        }
        catch (Exception thrown)
        {
            var failures = Failures.From(thrown).Select(Masked).ToList();
            Remember(failures);
            if (thrown is OperationCanceledException || ReferenceEquals(thrown, failures[0]))
            {
                throw;
            }

            throw failures[0];
        }
    }

    private BackupException Masked(BackupException failure) => Mask.Mask(failure.Message) == failure.Message
        ? failure
        : failure.Error.Because(Mask.Mask(failure.Happened), Mask.Mask(failure.State), Mask.Mask(failure.Action));

    private void Remember(List<BackupException> failures)
    {
        foreach (var failure in failures)
        {
            Observer.Failure($"{failure.Error.Id}: {failure.Message} What to do: {failure.Action}");
        }

        var exitCode = failures.Count == 0 ? ExitCode.Success : failures[0].Error.ExitCode;
        var text = string.Format(
            CultureInfo.InvariantCulture, "{0} {1} in {2:0.0} s; {3} warning(s).", History.Operation, failures.Count == 0 ? BackupStatus.Success : BackupStatus.Failed, DurationSeconds, Warnings.Count);
        if (failures.Count == 0)
        {
            Observer.Success(text);
        }

        new SystemEventReporter(_machine.EventLog, Observer).Report(exitCode, Warnings.Count, failures.Count == 0 ? text : $"{text} {failures[0].Error.Id}: {failures[0].Message}");
        try
        {
            new HistoryFile(State.History, _machine.Files, _machine.DurableFiles).Append(History with
            {
                DurationSeconds = DurationSeconds,
                Status = (failures.Count == 0 ? BackupStatus.Success : failures[0].Error == ErrorCatalogue.Cancelled ? BackupStatus.Cancelled : BackupStatus.Failed).ToString(),
                ExitCode = (int)exitCode,
                Warnings = Warnings.Count,
                ErrorIds = [.. failures.Select(failure => failure.Error.Id)],
            });
        }
        catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
        {
            // A history that can't be written doesn't make a good block a failed one.
            Observer.Warning($"This run is missing in the history: {failure.Message}");
        }
    }
}
