using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;
using AlteryxBackup.Destinations;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.Backup;

/// <summary>The step Distribute: a verified copy at each destination. One that fails is an outcome, not an end: the local archive stands.</summary>
internal sealed class DistributeStep
{
    private readonly Machine _machine;
    private readonly IOperationObserver _observer;

    public DistributeStep(Machine machine, IOperationObserver observer)
    {
        _machine = machine;
        _observer = observer;
    }

    /// <summary>What has come of the copies so far, in the order of the configuration; complete unless the run was cancelled.</summary>
    public IReadOnlyList<CopyOutcome> Outcomes { get; private set; } = [];

    /// <summary>Copies, and writes down beside the local archive what came of it, also of what was finished before a cancellation.</summary>
    public IReadOnlyList<CopyOutcome> Run(PublishedArchive archive, BackupSection section, CancellationToken cancellation)
    {
        var files = new ArchiveFiles(archive.Path, archive.SizeBytes, archive.Sha256, archive.SidecarPaths) { Volumes = archive.Volumes };
        return WayOut.Always(
            () =>
            {
                foreach (var outcome in Copy(files, section.NetworkBackupPaths, RetryPolicy.From(section), cancellation))
                {
                    Outcomes = [.. Outcomes, outcome];
                }

                return Outcomes;
            },
            () => Describe(archive));
    }

    /// <summary>Copies, one destination after the other as the outcomes are asked for; leaves the source as it is.</summary>
    public IEnumerable<CopyOutcome> Copy(ArchiveFiles archive, IReadOnlyList<string> folders, RetryPolicy retries, CancellationToken cancellation) =>
        new Distributor(_machine.Files, _machine.Clock, retries, Reachability.Default).Distribute(archive, [.. folders.Select(Destination)], _observer, cancellation);

    /// <summary>Looks once more at each copy under its final name (REQ-6.2.1): one that is gone by now is a copy that failed, and the local archive says so.</summary>
    /// <returns>The outcomes as they stand now.</returns>
    public IReadOnlyList<CopyOutcome> Validate(PublishedArchive archive, CancellationToken cancellation)
    {
        var validated = Outcomes.Select(outcome => outcome.Succeeded && Problem(archive, Destination(outcome.Destination), cancellation) is { } problem
            ? outcome with { Succeeded = false, Path = null, ReadBackPastCache = false, Error = problem }
            : outcome).ToList();
        if (!validated.SequenceEqual(Outcomes))
        {
            Outcomes = validated;
            Describe(archive);
        }

        return Outcomes;
    }

    private IDestination Destination(string folder) => new DirectoryDestination(_machine.Files, _machine.DurableFiles, folder);

    private BackupException? Problem(PublishedArchive archive, IDestination destination, CancellationToken cancellation)
    {
        try
        {
            Reachability.Default.Require(destination, cancellation);
            foreach (var (path, expected) in archive.Parts)
            {
                var name = _machine.Files.Path.GetFileName(path);
                if (destination.Length(name) is var size && size != expected)
                {
                    return Failed($"'{destination.PathOf(name)}' {(size is null ? "is gone" : $"has {size} bytes instead of {expected}")}");
                }
            }

            var missing = archive.SidecarPaths.Select(path => _machine.Files.Path.GetFileName(path)).FirstOrDefault(sidecar => destination.Length(sidecar) is null);
            return missing is null ? null : Failed($"'{destination.PathOf(missing)}' is gone");
        }
        catch (BackupException unreachable)
        {
            return unreachable;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return Failed($"'{destination.Name}' no longer tells what it holds ({failure.Message})");
        }

        BackupException Failed(string what) => ErrorCatalogue.CopyFailed.Because(
            $"{what} right after it was copied and read back.",
            $"'{archive.Path}' is whole.",
            "Find out what else writes to that folder (a virus scanner, a clean-up script); then copy the archive there again with its .manifest.json and .sha256.");
    }

    private void Describe(PublishedArchive archive) =>
        new Sidecars(_machine.Files, _machine.DurableFiles).Write(archive.Path, archive.Summary with { Copies = [.. Outcomes.Select(Copy)] });

    private static ArchiveCopy Copy(CopyOutcome outcome) => new(outcome.Path ?? outcome.Destination, outcome.Succeeded, outcome.Error?.Happened, outcome.Error?.Error.Id);
}
