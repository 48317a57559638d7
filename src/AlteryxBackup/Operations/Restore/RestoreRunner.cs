using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Databases;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Reporting;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Restore;

/// <summary>Carries out one plan. Whatever goes wrong, and whoever kills it, the server is in the old state or in the new one, whole. One object, one run.</summary>
internal sealed class RestoreRunner
{
    private const string Untouched = "Nothing was touched.";

    private readonly Machine _machine;
    private readonly RestorePlan _plan;
    private readonly SecretMask _mask;
    private readonly IOperationObserver _observer;
    private readonly GuardedRun _run;
    private readonly StepLog _steps;
    private readonly ServerStopper _stopper;
    private readonly RestoreSettlement _settlement;
    private readonly TimeSpan _begun;
    private readonly RestoreKept _kept;
    private Exchange? _exchange;
    private RestoreState _state = RestoreState.Previous;
    private DumpProof? _counted;
    private int _written;

    public RestoreRunner(Machine machine, RestorePlan plan, SecretMask mask, IOperationObserver observer, GuardedRun run)
    {
        _machine = machine;
        _plan = plan;
        _mask = mask;
        _observer = observer;
        _run = run;
        _steps = new StepLog(machine.Clock, observer);
        _stopper = ServiceStoppers.For(plan.Configuration.Configuration.ServiceConfiguration, plan.Server, plan.Nodes, machine, run, observer);
        _settlement = new RestoreSettlement(machine, observer);
        _kept = new RestoreKept(plan.Request.KeepPrevious);
        _begun = machine.Clock.Elapsed;
    }

    /// <summary>Runs to the end, whichever it is.</summary>
    public RestoreResult Run(CancellationToken cancellation)
    {
        IReadOnlyList<BackupException> failures = [];
        try
        {
            CarryOut(cancellation);
        }
        catch (Exception thrown)
        {
            // The result is the one way in which a run tells what became of it; nothing passes it by.
            failures = Failures.From(thrown);
            _observer.Debug(_mask.Mask(thrown.ToString()));
        }

        return Result(failures);
    }

    private void CarryOut(CancellationToken cancellation)
    {
        foreach (var warning in _plan.Preflight.Findings.Where(finding => finding.Outcome == PreflightOutcome.Warning))
        {
            _observer.Warning(warning.Detail);
        }

        if (_plan.Preflight.Failures() is { Count: > 0 } failures)
        {
            throw new AggregateException(failures);
        }

        _steps.Run(RestoreStep.VerifyArchive, () => new SoundArchive(_machine, nameof(RestoreStep.VerifyArchive)).Verify(_plan.ArchivePath, Untouched, _observer, cancellation), "whole by every checksum");
        var staging = StagingFolder.Create(_machine, _run, _observer, _plan.Configuration.Configuration.BackupConfiguration.TempDirectory);
        _ = WayOut.Always(
            () => WayOut.Always<object?>(
                () =>
                {
                    InStaging(staging, cancellation);
                    return null;
                },
                () => _steps.Run(RestoreStep.Cleanup, () => CleanUp(staging), _state == RestoreState.Restored ? "staging removed" + (_kept.KeepsPrevious ? "; the old state is kept" : " and the old state with it") : "staging removed")),
            () => _stopper.Stopped?.EnsureStillRunning(_observer));
    }

    private void CleanUp(StagingFolder staging)
    {
        staging.Remove();
        if (_state == RestoreState.Restored && _exchange is { } exchange)
        {
            _settlement.Conclude(exchange.Fact, _kept);
            _run.Remember(new RestoreSettled());
        }
    }

    private void InStaging(StagingFolder staging, CancellationToken cancellation)
    {
        // Not into the staging folder itself: the extractor wants one that nobody else has made.
        var unpacked = System.IO.Path.Combine(staging.Path, "Unpacked");
        _steps.Run(
            RestoreStep.Unpack,
            () => new ArchiveExtractor(_machine.Files, _machine.DurableFiles).Extract(_plan.ArchivePath, unpacked, entry => RestorePlanner.Unpacks(_plan, entry), _observer, cancellation),
            extracted => $"{extracted.FileCount} files, {ByteSize.Text(extracted.SizeBytes)}");
        var stopped = _steps.Run(
            RestoreStep.StopService,
            () => _stopper.Stop(nameof(RestoreStep.StopService), cancellation),
            server => server.WasStoppedBefore ? "it was stopped before" : server.Tell("stopped"));
        _ = WayOut.Always<object?>(
            () =>
            {
                ExchangeAll(unpacked, cancellation);
                return null;
            },
            () => PutServiceBack(stopped));
    }

    private void ExchangeAll(string unpacked, CancellationToken cancellation)
    {
        var exchange = _exchange = new Exchange(_machine, _plan, unpacked);
        _run.Announce(exchange.Fact);
        _state = RestoreState.Between;
        WayOut.OnFailure(
            () =>
            {
                Put(exchange, unpacked, cancellation);
                cancellation.ThrowIfCancellationRequested();
                _run.Announce(_kept);
                _state = RestoreState.Restored;
            },
            Undo);
    }

    private void Put(Exchange exchange, string unpacked, CancellationToken cancellation)
    {
        var tool = new JournaledTool(_machine, _run);
        if (_plan.Has(RestoreComponent.Files) || _plan.TokenEntry is not null)
        {
            _written = _steps.Run(RestoreStep.RestoreFiles, exchange.PutFiles, count => $"{count} files in their places");
        }

        if (_plan.TokenEntry is not null)
        {
            _ = _steps.Run(RestoreStep.RestoreControllerSettings, () => new TokenStep(_machine, _plan, tool, _mask).Run(exchange, cancellation), done => done);
        }

        if (exchange.Database is { } database)
        {
            var step = new DatabaseStep(_machine, _plan, tool, _observer);
            var dump = System.IO.Path.Combine(unpacked, "MongoDB");
            _steps.Run(RestoreStep.RestoreDatabase, () => step.Restore(exchange, database, dump, cancellation), "its log tells of every document and of no failure");
            _counted = _steps.Run(
                RestoreStep.CountDatabase, () => step.Count(database, dump, cancellation), proof => $"{proof.DocumentCount} documents in {proof.CollectionCount} collections, as the manifest says");
        }
    }

    private void Undo()
    {
        _settlement.Undo(_exchange!.Fact);
        _run.Remember(new RestoreSettled());
        _state = RestoreState.Previous;
        _written = 0;
    }

    private void PutServiceBack(StoppedServer stopped)
    {
        if (_state == RestoreState.Between)
        {
            _steps.Skip(RestoreStep.StartService, "the service is not started over a mixture of old and new");
        }
        else if (stopped.WasStoppedBefore)
        {
            _steps.Skip(RestoreStep.StartService, "the service was stopped before, so it stays stopped");
        }
        else if (_state == RestoreState.Previous)
        {
            _steps.Run(RestoreStep.StartService, stopped.Start, stopped.Tell("running again"));
        }
        else
        {
            StartRestored(stopped);
        }
    }

    // A server that doesn't start with what was restored is worth less than the old one.
    private void StartRestored(StoppedServer stopped)
    {
        try
        {
            _steps.Run(RestoreStep.StartService, stopped.Start, stopped.Tell("running again"));
        }
        catch (Exception failure) when (failure is BackupException or AggregateException)
        {
            var reason = Failures.From(failure)[0];
            _run.Remember(_exchange!.Fact);
            _state = RestoreState.Between;
            Undo();
            StartPrevious();
            throw ErrorCatalogue.RestoredServerDown.Because($"With the restored state: {reason.Happened}", "The old state was put back, and the service runs with it.", cause: failure);
        }
    }

    private void StartPrevious()
    {
        foreach (var node in _stopper.Nodes.Where(node => node.Stopper.Stopped is not null).Select(node => node.Node))
        {
            _ = ServiceStoppers.Starter(node, _machine, _observer).Start();
            _run.IsBack(node.ServiceLabel);
        }
    }

    private RestoreResult Result(IReadOnlyList<BackupException> failures) => new()
    {
        Status = failures.Count == 0 ? BackupStatus.Success : failures[0].Error == ErrorCatalogue.Cancelled ? BackupStatus.Cancelled : BackupStatus.Failed,
        ExitCode = failures.Count == 0 ? ExitCode.Success : failures[0].Error.ExitCode,
        State = _state,
        ArchivePath = _plan.ArchivePath,
        Components = _plan.Components,
        DocumentCount = _state == RestoreState.Restored ? _counted?.DocumentCount : null,
        FilesWritten = _plan.Has(RestoreComponent.Files) ? Math.Min(_written, _plan.Files.Count(file => file.Writes)) : 0,
        FilesLeft = _plan.Files.Count(file => !file.Writes),
        PreviousPaths = _state == RestoreState.Restored && _kept.KeepsPrevious ? _exchange?.PreviousPaths ?? [] : [],
        ManualSteps = _plan.ManualSteps,
        DurationSeconds = Seconds.Of(_machine.Clock.Elapsed - _begun),
        ServiceDowntimeSeconds = Seconds.Of(_stopper.Stopped?.Downtime ?? TimeSpan.Zero),
        Steps = _steps.Records,
        Errors = [.. failures.Select(failure => OperationError.From(WithState(failure), _mask))],
    };

    // What failed in the midst of a restore couldn't know yet what would become of the rest.
    private BackupException WithState(BackupException failure) => failure.State is { Length: > 0 } || _exchange is null
        ? failure
        : failure.Error.Because(
            failure.Happened,
            _state switch
            {
                RestoreState.Restored => "The restored state stands.",
                RestoreState.Previous => "The old state was put back.",
                _ => "Old and new are mixed.",
            },
            failure.Action,
            failure);
}
