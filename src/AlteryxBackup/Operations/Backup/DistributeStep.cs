using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;
using AlteryxBackup.Destinations;
using AlteryxBackup.Platform;
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

    /// <summary>Copies, and writes down beside the local archive what came of it.</summary>
    public IReadOnlyList<CopyOutcome> Run(PublishedArchive archive, BackupSection section, CancellationToken cancellation)
    {
        var destinations = section.NetworkBackupPaths.Select(IDestination (folder) => new DirectoryDestination(_machine.Files, _machine.DurableFiles, folder)).ToList();
        var files = new ArchiveFiles(archive.Path, archive.SizeBytes, archive.Sha256, archive.SidecarPaths);
        var outcomes = new Distributor(_machine.Files, _machine.Clock, RetryPolicy.From(section), Reachability.Default)
            .Distribute(files, destinations, _observer, cancellation);
        new Sidecars(_machine.Files, _machine.DurableFiles).Write(archive.Path, archive.Summary with { Copies = [.. outcomes.Select(Copy)] });
        return outcomes;
    }

    private static ArchiveCopy Copy(CopyOutcome outcome) => new(outcome.Path ?? outcome.Destination, outcome.Succeeded, outcome.Error?.Happened);
}
