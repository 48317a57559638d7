using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Reporting;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>Dumps one PostgreSQL database while it is in use, proves the dump, and only then gives it its name.</summary>
public sealed class PostgreSqlBackupOperation
{
    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public PostgreSqlBackupOperation(Machine machine) => _machine = machine;

    /// <summary>What a run would do; the database is asked, and nothing is changed.</summary>
    /// <exception cref="BackupException">What <see cref="Run"/> would end with.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public PostgreSqlBackupPlan Plan(PostgreSqlBackupRequest request, CancellationToken cancellation)
    {
        var warnings = new WarningCollector();
        using var source = DumpSource.Find(_machine, request, new SecretMask(), warnings, cancellation);
        var room = new DumpRoom(_machine, request.Output);
        room.Check();
        using var password = PasswordFile.Unwritten(source.Target.Password);
        var facts = new DatabaseProbe(_machine, source.Tools).Ask(source.Target, password, cancellation);
        if (room.Compare(facts) is { } warning)
        {
            warnings.Warning(warning);
        }

        var target = source.Target;
        return new PostgreSqlBackupPlan(
            source.Environment,
            target.Database,
            FormattableString.Invariant($"{target.Host}:{target.Port}"),
            facts.ServerVersion,
            facts.SizeBytes,
            Path.Combine(request.Output, PostgreSqlBackupName.Of(target.Database, source.Environment, _machine.Clock.UtcNow).FileName),
            $"{source.Tools.Dump} {source.Tools.Version}",
            Retained(request, source),
            warnings.Warnings);
    }

    /// <summary>Dumps. What fails is in the result, with nothing under a final name.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="host">Hears of it, without secrets.</param>
    /// <param name="cancellation">Ends it; what it had begun is removed.</param>
    public PostgreSqlBackupResult Run(PostgreSqlBackupRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var mask = new SecretMask();
        var warnings = new WarningCollector();
        var observer = new MaskedObserver(new ObserverGroup([warnings, host]), mask);
        var steps = new StepSequence(_machine.Clock, observer);
        var begun = _machine.Clock.Elapsed;
        var result = new PostgreSqlBackupResult { StartedAt = _machine.Clock.UtcNow };
        try
        {
            using var source = DumpSource.Find(_machine, request, mask, observer, cancellation);
            result = result with { Environment = source.Environment, DatabaseName = source.Target.Database };
            result = Dump(result, source, request, steps, observer, cancellation);
        }
        catch (Exception thrown)
        {
            var failures = Failures.From(thrown);
            result = result with
            {
                Status = failures[0].Error == ErrorCatalogue.Cancelled ? BackupStatus.Cancelled : BackupStatus.Failed,
                ExitCode = failures[0].Error.ExitCode,
                Errors = [.. failures.Select(failure => OperationError.From(failure, mask))],
            };
        }

        return result with { Steps = steps.Records, Warnings = warnings.Warnings, DurationSeconds = Seconds.Of(_machine.Clock.Elapsed - begun) };
    }

    private PostgreSqlBackupResult Dump(
        PostgreSqlBackupResult begun, DumpSource source, PostgreSqlBackupRequest request, StepSequence steps, IOperationObserver observer, CancellationToken cancellation)
    {
        using var prepared = steps.Run(
            BackupStep.Initialize,
            () => PreparedDump.Make(_machine, source, request.Output, observer, cancellation),
            ready => $"{source.Target.Description}, PostgreSQL {ready.Facts.ServerVersion}, {ByteSize.Text(ready.Facts.SizeBytes)}; pg_dump {source.Tools.Version}");
        using var file = Begin(prepared.Path);
        var record = steps.Run(
            BackupStep.DumpDatabase,
            () => prepared.Dump(file.PartialPath, nameof(BackupStep.DumpDatabase), observer, cancellation),
            dump => FormattableString.Invariant($"{dump.Tables.Sum(table => table.Rows)} rows of {dump.Tables.Count} tables counted in the dump's own snapshot"));
        var proved = steps.Run(BackupStep.ProveDump, () => Prove(file, source, record, observer, cancellation), dump => $"{ByteSize.Text(dump.SizeBytes)}, SHA-256 {dump.Sha256}");
        var counts = record.Tables.ToDictionary(table => table.Name, table => table.Rows, StringComparer.Ordinal);
        steps.Run(BackupStep.Archive, () => Publish(file, source, record, proved, counts), prepared.Path);
        return begun with
        {
            Status = BackupStatus.Success,
            BackupFile = prepared.Path,
            MetadataFile = PostgreSqlBackupName.MetadataPath(prepared.Path),
            SizeBytes = proved.SizeBytes,
            Checksum = proved.Sha256,
            TableCounts = counts,
            Verified = true,
            Retention = Retain(request, source, steps, observer, cancellation),
        };
    }

    // pg_dump writes the file itself, for it goes back in it: so it is made, private, and closed.
    private PartialFile Begin(string path)
    {
        try
        {
            var file = PartialFile.Inheriting(_machine.Files, _machine.DurableFiles, path);
            file.Stream.Dispose();
            return file;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, path, "Nothing was dumped; older backups were not touched.", "Free space there, or write to a folder on a larger disk.");
        }
    }

    private ProvedDump Prove(PartialFile file, DumpSource source, PostgreSqlDumpRecord record, IOperationObserver observer, CancellationToken cancellation)
    {
        using (var written = _machine.DurableFiles.OpenToAppend(file.PartialPath))
        {
            _machine.DurableFiles.FlushToDisk(written);
        }

        return ProvedDump.Of(_machine, source.Tools.Restore, file.PartialPath, record.Tables, nameof(BackupStep.ProveDump), observer, cancellation);
    }

    private void Publish(PartialFile file, DumpSource source, PostgreSqlDumpRecord record, ProvedDump proved, Dictionary<string, long> counts)
    {
        var metadata = new PostgreSqlBackupMetadata
        {
            BackupTimestamp = PostgreSqlBackupMetadata.Time(PostgreSqlBackupName.Parse(Path.GetFileName(file.FinalPath))!.CreatedAt),
            Environment = source.Environment,
            DatabaseName = source.Target.Database,
            BackupFile = Path.GetFileName(file.FinalPath),
            BackupSizeBytes = proved.SizeBytes,
            ChecksumSha256 = proved.Sha256,
            TableCounts = counts,
            PgDumpVersion = record.DumpVersion,
            PostgreSqlVersion = record.ServerVersion,
            VerifiedAt = PostgreSqlBackupMetadata.Time(_machine.Clock.UtcNow),
        };
        try
        {
            // First the metadata: a dump that has its name has them.
            using var beside = PartialFile.Inheriting(_machine.Files, _machine.DurableFiles, PostgreSqlBackupName.MetadataPath(file.FinalPath));
            var text = Encoding.UTF8.GetBytes(metadata.Text());
            beside.Stream.Write(text, 0, text.Length);
            beside.Complete();
            beside.Publish();
            WayOut.OnFailure(file.Publish, beside.Withdraw);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, file.FinalPath, "The dump was discarded; older backups were not touched.", "Free space there, or write to a folder on a larger disk.");
        }
    }

    private IReadOnlyList<PostgreSqlRetentionDecision> Retain(PostgreSqlBackupRequest request, DumpSource source, StepSequence steps, IOperationObserver observer, CancellationToken cancellation) =>
        request.Retention is null
            ? []
            : steps.Run(
                BackupStep.Cleanup,
                () =>
                {
                    var done = new PostgreSqlRetentionRunner(_machine.Files).Run(Retained(request, source), cancellation);
                    foreach (var left in done.Where(decision => decision.Problem is not null))
                    {
                        observer.Warning($"{left.BackupFile}: {left.Problem}");
                    }

                    return done;
                },
                done => $"{done.Count(decision => decision.Outcome == RemovalOutcome.Removed)} older dumps removed, {done.Count(decision => decision.Outcome != RemovalOutcome.Removed)} kept");

    // Other databases in the same folder have days of their own.
    private IReadOnlyList<PostgreSqlRetentionDecision> Retained(PostgreSqlBackupRequest request, DumpSource source) => request.Retention is not { } policy
        ? []
        : PostgreSqlRetentionPlanner.Plan(
            [.. new PostgreSqlCatalogue(_machine.Files).List(request.Output).Where(backup => backup.DatabaseName == source.Target.Database && backup.Environment == source.Environment)],
            policy,
            _machine.Clock.UtcNow);
}
