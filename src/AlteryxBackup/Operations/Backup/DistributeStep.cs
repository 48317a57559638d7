using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
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
    public IReadOnlyList<CopyOutcome> Run(PublishedArchive archive, IReadOnlyList<string> folders, CancellationToken cancellation)
    {
        var outcomes = Copy(new ArchiveFiles(archive.Path, archive.SizeBytes, archive.Sha256, archive.SidecarPaths), folders, cancellation);
        new Sidecars(_machine.Files, _machine.DurableFiles).Write(archive.Path, archive.Summary with { Copies = [.. outcomes.Select(Copy)] });
        return outcomes;
    }

    /// <summary>Copies; leaves the source as it is.</summary>
    public IReadOnlyList<CopyOutcome> Copy(ArchiveFiles archive, IReadOnlyList<string> folders, CancellationToken cancellation) =>
        new Distributor(_machine.Files, _machine.Clock, RetryPolicy.Default, Reachability.Default).Distribute(
            archive,
            folders.Select(IDestination (folder) => new DirectoryDestination(_machine.Files, _machine.DurableFiles, folder)).ToList(),
            _observer,
            cancellation);

    private static ArchiveCopy Copy(CopyOutcome outcome) => new(outcome.Path ?? outcome.Destination, outcome.Succeeded, outcome.Error?.Happened);
}
