using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;
using AlteryxBackup.Destinations;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Prune;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Reporting;
using AlteryxBackup.Retention;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Backup;

/// <summary>Carries out one plan, step after step. One object, one run.</summary>
internal sealed class BackupRunner
{
    private readonly Machine _machine;
    private readonly BackupPlan _plan;
    private readonly SecretMask _mask;
    private readonly IOperationObserver _observer;
    private readonly WarningCollector _warnings;
    private readonly GuardedRun _run;
    private readonly StepSequence _steps;
    private readonly ServerStopper _stopper;
    private readonly DateTimeOffset _startedAt;
    private readonly TimeSpan _begun;
    private DumpProof? _proof;
    private PublishedArchive? _archive;
    private PublishedArchive? _validated;
    private IReadOnlyList<RetentionDecision> _retained = [];
    private IReadOnlyList<CopyOutcome> _copies = [];

    public BackupRunner(Machine machine, BackupPlan plan, SecretMask mask, IOperationObserver observer, WarningCollector warnings, GuardedRun run)
    {
        // Dumps that run side by side tell one after the other.
        observer = new SerialObserver(observer);
        _machine = machine;
        _plan = plan;
        _mask = mask;
        _observer = observer;
        _warnings = warnings;
        _run = run;
        _steps = new StepSequence(machine.Clock, observer);
        _stopper = ServiceStoppers.For(plan.Configuration.Configuration.ServiceConfiguration, plan.Server, plan.Nodes, machine, run, observer);
        _startedAt = machine.Clock.UtcNow;
        _begun = machine.Clock.Elapsed;
    }

    private AlteryxBackupConfiguration Configuration => _plan.Configuration.Configuration;

    /// <summary>Runs to the end, whichever it is.</summary>
    public BackupResult Run(CancellationToken cancellation)
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

        return Result(Failures.Decided([.. _copies.Select(copy => copy.Error).OfType<BackupException>(), .. failures]), _machine.Clock.Elapsed - _begun);
    }

    private void CarryOut(CancellationToken cancellation)
    {
        _ = WayOut.Always(
            () => InStaging(cancellation),
            () => _stopper.Stopped?.EnsureStillRunning(_observer));
    }

    private PublishedArchive InStaging(CancellationToken cancellation)
    {
        var staging = _steps.Run(BackupStep.Initialize, Initialize, _ => $"{_plan.Preflight.Findings.Count} checks");
        return WayOut.Always(
            () => BackUp(staging, cancellation),
            () => _retained = _steps.Run(BackupStep.Cleanup, () => CleanUp(staging, cancellation), CleanUpSummary));
    }

    // Only a run whose own archive is verified, and stands where it should, may remove older ones.
    private IReadOnlyList<RetentionDecision> CleanUp(StagingFolder staging, CancellationToken cancellation)
    {
        staging.Remove();
        if (_validated is not { Verified: true })
        {
            return [];
        }

        var retention = new RetentionStep(_machine, Configuration.BackupConfiguration, _observer);
        retention.RunLogs(_plan.ExpiredLogs);
        return retention.Run([Configuration.BackupConfiguration.LocalBackupPath, .. _copies.Where(copy => copy.Succeeded).Select(copy => copy.Destination)], cancellation);
    }

    private string CleanUpSummary(IReadOnlyList<RetentionDecision> decisions) =>
        _validated is { Verified: true } ? $"staging removed; {RetentionReport.Summary(decisions)}" : "staging removed; without a verified archive no older one is";

    private StagingFolder Initialize()
    {
        WarnOfWhatIsTurnedOff();
        foreach (var warning in _plan.Preflight.Findings.Where(finding => finding.Outcome == PreflightOutcome.Warning))
        {
            _observer.Warning(warning.Detail);
        }

        return _plan.Preflight.Failures() is { Count: > 0 } failures
            ? throw new AggregateException(failures)
            : StagingFolder.Create(_machine, _run, _observer, Configuration.BackupConfiguration.TempDirectory);
    }

    private void WarnOfWhatIsTurnedOff()
    {
        var validation = Configuration.ValidationConfiguration;
        if (!validation.VerifyArchiveIntegrity || !validation.CalculateChecksums)
        {
            _observer.Warning(
                $"ValidationConfiguration has VerifyArchiveIntegrity {validation.VerifyArchiveIntegrity} and CalculateChecksums {validation.CalculateChecksums}: "
                + "this archive stays Unverified, and no older one is removed for it.");
        }
    }

    private PublishedArchive BackUp(StagingFolder staging, CancellationToken cancellation)
    {
        IReadOnlyList<MadeDump> dumps = [];
        IReadOnlyList<DumpSnapshot> proved = [];
        if (_plan.BackupMode.IncludesDatabase())
        {
            dumps = new DatabaseDumps(_machine, _plan, _steps, _stopper, _run, _observer).Make(staging, cancellation);
            (proved, _proof) = new ProveStep(_machine, _steps, _observer).Run(dumps, staging.DumpPath, cancellation);
        }

        var collected = _plan.BackupMode.IncludesFiles()
            ? _steps.Run(
                BackupStep.CollectFiles,
                () => new ServerCollector(_machine, _mask, _observer).Collect(_plan.Server, _plan.Nodes, Configuration, staging.FilesPath, cancellation),
                server => $"{server.ConfigurationFiles.Count} files, {ByteSize.Text(server.ConfigurationFiles.Sum(file => file.SizeBytes))}")
            : CollectedServer.Nothing;

        var content = new BackupContent(_plan.ArchivePath, Manifest(dumps, collected), _begun, _plan.Server.EmbeddedDataDirectory, proved, collected, Configuration);
        _archive = _steps.Run(
            BackupStep.Archive,
            () =>
            {
                _run.Announce(new ArchiveBegan(content.ArchivePath));
                var step = new ArchiveStep(_machine, _observer);
                _archive = step.Run(content, cancellation);
                step.Describe(_archive);
                return _archive;
            },
            archive => $"{ByteSize.Text(archive.SizeBytes)}, {(archive.Verified ? "verified" : "NOT verified")}, {archive.Path}");
        var distribution = new DistributeStep(_machine, _observer);
        Distribute(distribution, _archive, cancellation);
        _steps.Run(BackupStep.Validate, () => Validate(distribution, _archive, cancellation), "archive, checksum and summary stand under their final names");
        _validated = _archive;
        return _archive;
    }

    private BackupManifest Manifest(IReadOnlyList<MadeDump> dumps, CollectedServer collected) => new ManifestBuilder(_machine).Draft(new ManifestFacts(
        _plan.BackupMode,
        _startedAt,
        _plan.Server,
        _plan.Configuration,
        _proof,
        string.Join("; ", dumps.Select(dump => dump.Record.Method)),
        _plan.StopsService,
        collected,
        [.. _plan.Preflight.Findings.Select(ManifestBuilder.Check)],
        _warnings.Warnings));

    private void Distribute(DistributeStep distribution, PublishedArchive archive, CancellationToken cancellation)
    {
        if (Configuration.BackupConfiguration.NetworkBackupPaths.Count > 0)
        {
            try
            {
                _ = _steps.Run(
                    BackupStep.Distribute,
                    () => distribution.Run(archive, Configuration.BackupConfiguration, cancellation),
                    copies => $"{copies.Count(copy => copy.Succeeded)} of {copies.Count} copies verified",
                    copies => copies.All(copy => copy.Succeeded));
            }
            finally
            {
                _copies = distribution.Outcomes;
            }
        }
    }

    private void Validate(DistributeStep distribution, PublishedArchive archive, CancellationToken cancellation)
    {
        ValidateStep.Run(_machine, archive);
        _copies = distribution.Validate(archive, cancellation);
    }

    private BackupResult Result(IReadOnlyList<BackupException> failures, TimeSpan duration) => new()
    {
        Status = Status(failures),
        ExitCode = failures.Count == 0 ? ExitCode.Success : failures[0].Error.ExitCode,
        BackupMode = _plan.BackupMode,
        ArchivePath = _archive?.Path,
        ArchiveSha256 = _archive?.Sha256,
        ArchiveSizeBytes = _archive?.SizeBytes,
        DurationSeconds = Seconds.Of(duration),
        ServiceDowntimeSeconds = Seconds.Of(_stopper.Stopped?.Downtime ?? TimeSpan.Zero),
        ServiceStopSeconds = Seconds.Of(_stopper.Stopped?.StopDuration ?? TimeSpan.Zero),
        ServiceStartSeconds = Seconds.Of(_stopper.Stopped?.StartDuration ?? TimeSpan.Zero),
        DumpSeconds = _steps.Records.FirstOrDefault(step => step.Name == BackupStep.DumpDatabase)?.DurationSeconds ?? 0,
        DocumentCount = _proof?.DocumentCount,
        CollectionCount = _proof?.CollectionCount,
        Copies = [.. _copies.Select(copy => CopyResult.From(copy, _mask))],
        Steps = _steps.Records,
        Retention = _retained,
        Warnings = _warnings.Warnings,
        Errors = failures.Select(failure => OperationError.From(failure, _mask)).ToList(),
    };

    private static BackupStatus Status(IReadOnlyList<BackupException> failures)
    {
        if (failures.Count == 0)
        {
            return BackupStatus.Success;
        }

        return failures[0].Error == ErrorCatalogue.Cancelled ? BackupStatus.Cancelled : BackupStatus.Failed;
    }
}
