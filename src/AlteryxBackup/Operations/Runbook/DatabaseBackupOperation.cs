using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Reporting;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>Dumps the embedded database of a stopped server, or a self-managed one, into a backup set and proves the dump there.</summary>
public sealed class DatabaseBackupOperation
{
    private static readonly IReadOnlyList<IPreflightCheck> Checks =
    [
        new ProcessBitnessCheck(Environment.Is64BitOperatingSystem, Environment.Is64BitProcess), new ElevationCheck(), new ServiceExecutableCheck(),
        new DatabaseTypeCheck(), new SelfManagedMongoDBCheck(), new StagingPathCheck(), new StagingSpaceCheck(),
    ];

    private readonly Machine _machine;
    private readonly RunbookStart _start;

    /// <summary>Takes the boundaries.</summary>
    public DatabaseBackupOperation(Machine machine)
    {
        _machine = machine;
        _start = new RunbookStart(machine);
    }

    /// <summary>What a run would do, in a sentence; changes nothing.</summary>
    /// <exception cref="BackupException">The configuration or the server can't be read.</exception>
    public string Plan(BackupSetRequest request, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        var server = _start.Discover(loaded, cancellation);
        if (server.Database.Type == DatabaseType.SelfManaged)
        {
            var parts = MongoTarget.Of(loaded.Configuration.MongoDBConfiguration, server).Select(target => target.Description);
            return $"Dump {string.Join(", and ", parts)} by mongodump into the backup set {request.Path}, and walk every document of the dump.";
        }

        var size = FolderSize.Of(_machine.Files, server.EmbeddedDataDirectory) is { } bytes ? ByteSize.Text(bytes) : "of unknown size";
        return $"Dump the embedded database in {server.EmbeddedDataDirectory} ({size}) into the backup set {request.Path}, and walk every document of the dump.";
    }

    /// <summary>Dumps and proves; an earlier dump in the set is replaced. On failure the set has no dump.</summary>
    /// <exception cref="BackupException">ServiceNotStopped, DatabaseTypeUnsupported, DumpFailed, DumpTimeout, DumpNotProved, BackupSetInvalid, DiskFull, AlreadyRunning …</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public DatabaseBackup Run(BackupSetRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        var server = _start.Discover(loaded, cancellation);
        return RunbookRun.Carry(_machine, "DatabaseBackup", loaded, host, run =>
        {
            run.Tell(server);
            var targets = MongoTarget.Of(loaded.Configuration.MongoDBConfiguration, server);
            var needsServiceDown = server.Database.Type != DatabaseType.SelfManaged;
            if (needsServiceDown)
            {
                RequireAlone(targets);
            }

            using var logins = new MongoLogins(_machine, run.Mask, request.MongoPasswords);
            var checks = run.Check(Checks, server, BackupMode.DatabaseOnly, request.Path, logins, cancellation);
            if (needsServiceDown)
            {
                RequireStopped(loaded.Configuration.ServiceConfiguration, cancellation);
            }

            var origin = _start.Origin(loaded, server);
            var set = BackupSet.ForPart(_machine, request.Path, origin);
            set.Discard(SetPart.Database);
            return WayOut.OnFailure(
                () =>
                {
                    var part = Make(run, set, loaded.Configuration, server, targets, logins, cancellation) with { Origin = origin, StartedAt = run.StartedAt, Checks = checks };
                    part = part with { DurationSeconds = run.DurationSeconds, Warnings = run.Warnings };
                    set.Save(SetPart.Database, part);
                    return Result(run, set, loaded, part);
                },
                () => set.Discard(SetPart.Database));
        });
    }

    private DatabasePart Make(RunbookRun run, BackupSet set, AlteryxBackupConfiguration configuration, AlteryxServer server, IReadOnlyList<MongoTarget> targets, MongoLogins logins, CancellationToken cancellation)
    {
        _machine.DurableFiles.CreatePrivateFolder(set.DumpPath);
        using var journalled = GuardedRun.Begin(
            _machine, run.State, configuration, ServerNodes.Of(configuration, server, _machine.Host.MachineName), "DatabaseBackup", null, run.LogPath, run.Observer);
        var dump = run.Steps.Run(
            BackupStep.DumpDatabase,
            () => targets.Count > 0
                ? SelfManaged(run, journalled, set, configuration, targets, logins, cancellation)
                : new JournaledDump(_machine, journalled).Make(server, set.DumpPath, configuration.ServiceConfiguration.MaxDumpSeconds, run.Observer, cancellation),
            made => made.Method,
            made => !made.LooksFailed);
        var required = configuration.MongoDBConfiguration.RequiredCollections;
        var expectation = targets.Count > 0 ? MongoTarget.Expectation(targets, required) : MongoTarget.EmbeddedExpectation(targets, required);
        var (snapshots, proof) = new ProveStep(_machine, run.Steps, run.Observer).Run([new MadeDump(dump, expectation)], set.DumpPath, cancellation);
        var proved = snapshots[0];
        proved.RequireUnchanged(_machine.Files);
        return new DatabasePart
        {
            Method = dump.Method,
            DumpSeconds = Seconds.Of(dump.Duration),
            Databases = proof.Databases,
            SizeBytes = proof.SizeBytes,
            Files = [.. proved.Files.Select(file => new DatabasePart.DumpFile(set.Relative(file.Path), file.SizeBytes, file.ModifiedUtc))],
        };
    }

    private DumpRecord SelfManaged(
        RunbookRun run, GuardedRun journalled, BackupSet set, AlteryxBackupConfiguration configuration, IReadOnlyList<MongoTarget> targets, MongoLogins logins, CancellationToken cancellation)
    {
        // The files that hand passwords over are not for the set: whatever ends this process, they are found and removed.
        var staging = StagingFolder.Create(_machine, journalled, run.Observer, configuration.BackupConfiguration.TempDirectory);
        return WayOut.Always(
            () => new SelfManagedStep(_machine, journalled, configuration, logins, run.Observer).Make(targets, set.DumpPath, staging.Path, cancellation),
            staging.Remove);
    }

    // A set has one dump, and two servers' are proved each in its own way.
    private static void RequireAlone(IReadOnlyList<MongoTarget> targets)
    {
        if (targets.Count > 0)
        {
            throw ErrorCatalogue.DatabaseTypeUnsupported.Because(
                $"The database of this server is embedded, and GalleryMongoDB names another at {targets[0].Connection.Endpoint}; block by block only one of them can be dumped.", "Nothing was dumped.", "Use Invoke-AlteryxBackup, which dumps both.");
        }
    }

    private void RequireStopped(ServiceSection configuration, CancellationToken cancellation)
    {
        var control = ServiceControls.For(configuration, _machine);
        if (control.Query(cancellation) is not ServiceState.Stopped and var state)
        {
            throw ErrorCatalogue.ServiceNotStopped.Because($"Service {control.Name} is {state}; its embedded database can only be dumped while it is stopped.");
        }
    }

    private static DatabaseBackup Result(RunbookRun run, BackupSet set, LoadedConfiguration loaded, DatabasePart part)
    {
        var proof = new DumpProof(part.Databases, part.SizeBytes);
        run.History = run.History with { DumpSeconds = part.DumpSeconds, Documents = proof.DocumentCount };
        return new DatabaseBackup(
            set.Path, loaded.SourcePath, part.StartedAt, part.DurationSeconds, part.DumpSeconds, part.Method, part.Databases.Count, proof.CollectionCount, proof.DocumentCount,
            part.SizeBytes, part.Warnings);
    }
}
