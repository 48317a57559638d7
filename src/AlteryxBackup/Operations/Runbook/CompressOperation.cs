using System;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>
/// Makes the archive of a backup set as a whole backup makes its own: written, read back, verified, of a believable size, named, described. The set is left as it is;
/// whoever made it removes it.
/// </summary>
public sealed class CompressOperation
{
    private readonly Machine _machine;
    private readonly RunbookStart _start;

    /// <summary>Takes the boundaries.</summary>
    public CompressOperation(Machine machine)
    {
        _machine = machine;
        _start = new RunbookStart(machine);
    }

    /// <summary>What a run would do, in a sentence; changes nothing.</summary>
    /// <exception cref="BackupException">BackupSetInvalid, or the configuration can't be read.</exception>
    public string Plan(CompressRequest request)
    {
        var set = BackupSet.Existing(_machine, request.Path);
        return $"Write, verify and publish {ArchivePath(request, _start.Load(request).Configuration, set.Manifest())} from the backup set {set.Path}.";
    }

    /// <summary>Makes the archive and what stands beside it.</summary>
    /// <exception cref="BackupException">
    /// BackupSetInvalid, DumpNotProved or RequiredFileMissing (content changed since its part was made), ArchiveExists, ArchiveInvalid, ArchiveTooSmall, DiskFull, AlreadyRunning …
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no archive was made.</exception>
    public CompressedBackup Run(CompressRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        return RunbookRun.Carry(_machine, "Compress", loaded, host, run =>
        {
            var set = BackupSet.Existing(_machine, request.Path);
            var content = set.Content();
            set.RequireOrigin(content.Origin, content.Origin with { ConfigurationFile = loaded.SourcePath });
            var manifest = set.Manifest();
            content.RequireOneBackup();
            content.RequireUnchanged(_machine);
            var archive = Archive(run, BackupContent(request, loaded, manifest, content), cancellation);
            run.Observer.Info($"The backup set {set.Path} is left as it is; it holds a copy of the server's data: remove it once it isn't needed any more.");
            return new CompressedBackup(
                archive.Path, loaded.SourcePath, set.Path, archive.Summary.BackupMode.ToString(), archive.SizeBytes, archive.Sha256, archive.Summary.EntryCount, archive.Verified,
                run.DurationSeconds, run.Warnings);
        });
    }

    private BackupContent BackupContent(CompressRequest request, LoadedConfiguration loaded, BackupManifest manifest, SetContent content)
    {
        var path = ArchivePath(request, loaded.Configuration, manifest);
        if (StoredArchive.Find(_machine.Files, path) is not null)
        {
            throw ErrorCatalogue.ArchiveExists.Because(
                $"'{path}' exists already.", action: "If it is this set's archive, there is nothing more to do; else name another file as the destination. It is never overwritten.");
        }

        // The parts may have been made by other processes: only the clock on the wall knows how long ago.
        var age = _machine.Clock.UtcNow - content.StartedAt;
        return new BackupContent(
            path, manifest, _machine.Clock.Elapsed - age, content.Origin.EmbeddedDataDirectory, [content.Proved], content.Collected, loaded.Configuration);
    }

    private PublishedArchive Archive(RunbookRun run, BackupContent content, CancellationToken cancellation)
    {
        var archive = run.Steps.Run(
            BackupStep.Archive,
            () =>
            {
                var step = new ArchiveStep(_machine, run.Observer);
                var published = step.Run(content, cancellation);
                run.History = run.History with { Mode = content.Mode.ToString(), ArchivePath = published.Path, ArchiveSizeBytes = published.SizeBytes };
                step.Describe(published);
                return published;
            },
            published => $"{ByteSize.Text(published.SizeBytes)}, {(published.Verified ? "verified" : "NOT verified")}, {published.Path}");
        run.Steps.Run(BackupStep.Validate, () => ValidateStep.Run(_machine, archive), "archive, checksum and summary stand under their final names");
        return archive;
    }

    private string ArchivePath(CompressRequest request, AlteryxBackupConfiguration configuration, BackupManifest manifest)
    {
        var backup = configuration.BackupConfiguration;
        var destination = _machine.Files.Path.GetFullPath(request.DestinationPath ?? backup.LocalBackupPath);
        if (request.DestinationPath is not null && destination.EndsWith(ArchiveName.Extension, StringComparison.OrdinalIgnoreCase))
        {
            return destination;
        }

        // Named for when the backup began, as every archive is.
        var began = manifest.BackupMetadata.BackupTimestamp.ToOffset(_machine.Clock.LocalNow.Offset);
        return _machine.Files.Path.Combine(
            destination, ArchiveName.Format(backup.ArchiveNamePattern, manifest.BackupMetadata.BackupMode, began, manifest.SystemInformation.ServerHostname));
    }
}
