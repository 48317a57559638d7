using System;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>
/// Writes BackupManifest.json of a backup set: its mode follows from the parts that are there. Entries and the end of the backup are added when the set is
/// compressed. A part made afterwards takes the manifest away.
/// </summary>
public sealed class SetManifestOperation
{
    private readonly Machine _machine;
    private readonly RunbookStart _start;

    /// <summary>Takes the boundaries.</summary>
    public SetManifestOperation(Machine machine)
    {
        _machine = machine;
        _start = new RunbookStart(machine);
    }

    /// <summary>What a run would do, in a sentence; changes nothing.</summary>
    /// <exception cref="BackupException">BackupSetInvalid.</exception>
    public string Plan(BackupSetRequest request)
    {
        var set = BackupSet.Existing(_machine, request.Path);
        return $"Write {ArchiveLayout.Manifest} of a {set.Content().Mode} backup into the backup set {set.Path}.";
    }

    /// <summary>Writes it, in place of an earlier one.</summary>
    /// <exception cref="BackupException">BackupSetInvalid, DumpNotProved (the dump was changed since), AlreadyRunning, PathNotWritable …</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SetManifest Run(BackupSetRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        var server = _start.Discover(loaded, cancellation);
        return RunbookRun.Carry(_machine, "SetManifest", loaded, host, run =>
        {
            var set = BackupSet.Existing(_machine, request.Path);
            var content = set.Content();
            set.RequireOrigin(content.Origin, _start.Origin(loaded, server));
            content.RequireOneBackup();
            content.RequireUnchanged(_machine);
            if (server.IsController && content.Mode.IncludesFiles() && !content.HasSettings)
            {
                run.Observer.Warning("This set has no controller settings (Export-AlteryxControllerSetting): on another host a restore of it needs the controller token from elsewhere.");
            }

            var manifest = Draft(content, loaded, server, run);
            set.Save(manifest);
            run.Observer.Info($"Wrote {set.ManifestPath}: {content.Mode}.");
            run.History = run.History with { Mode = content.Mode.ToString() };
            return Result(set, loaded, manifest);
        });
    }

    private BackupManifest Draft(SetContent content, LoadedConfiguration loaded, AlteryxServer server, RunbookRun run) => new ManifestBuilder(_machine).Draft(new ManifestFacts(
        content.Mode,
        content.StartedAt,
        server,
        loaded,
        content.Proof,
        content.DumpMethod,
        content.Mode.IncludesDatabase() && server.Database.Type != DatabaseType.SelfManaged,
        content.Collected,
        content.Checks,
        [.. content.Warnings.Concat(run.Warnings).Distinct()]));

    private static SetManifest Result(BackupSet set, LoadedConfiguration loaded, BackupManifest manifest) => new(
        set.Path,
        loaded.SourcePath,
        set.ManifestPath,
        manifest.BackupMetadata.BackupMode.ToString(),
        manifest.BackupMetadata.BackupTimestamp,
        manifest.SystemInformation.ServerHostname,
        manifest.SystemInformation.AlteryxServerVersion,
        manifest.MongoDBInformation.Databases.Count,
        manifest.MongoDBInformation.CollectionCount,
        manifest.MongoDBInformation.DocumentCount,
        manifest.BackedUpFiles.Count,
        manifest.Warnings);
}
