using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Databases;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Backup;

/// <summary>The step ProveDump, of a backup and of a runbook alike: every document walked, and the files held to what was proved.</summary>
internal sealed class ProveStep(Machine machine, StepSequence steps, IOperationObserver observer)
{
    /// <summary>Proves a backup's dumps.</summary>
    /// <param name="dumps">What the tools made, and what must be in it.</param>
    /// <param name="folder">Where; whose disk is looked at when a dump has failed.</param>
    /// <param name="cancellation">Ends the walk.</param>
    /// <returns>The files as they were before the walk, and what it found.</returns>
    /// <exception cref="BackupException">DumpFailed, DumpNotProved, DiskFull.</exception>
    public (IReadOnlyList<DumpSnapshot> Snapshots, DumpProof Proof) Run(IReadOnlyList<MadeDump> dumps, string folder, CancellationToken cancellation)
    {
        var snapshots = dumps.Select(dump => DumpSnapshot.Of(machine.Files, dump.Record.Folder)).ToList();
        var proof = steps.Run(
            BackupStep.ProveDump,
            () => Together([.. dumps.Select(dump => new FullStaging(machine.DurableFiles, folder).Judge(
                () => new DumpProver(machine.Files, machine.Clock, nameof(BackupStep.ProveDump)).Prove(dump.Record, dump.Expectation, observer, cancellation)))]),
            found => $"{found.DocumentCount} documents in {found.CollectionCount} collections of {found.Databases.Count} databases, {ByteSize.Text(found.SizeBytes)}");
        return (snapshots, proof);
    }

    private static DumpProof Together(IReadOnlyList<DumpProof> proofs)
    {
        var databases = proofs.SelectMany(proof => proof.Databases).OrderBy(database => database.Name, StringComparer.Ordinal).ToList();
        return databases.GroupBy(database => database.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw ErrorCatalogue.DumpNotProved.Because(
                $"Two servers hold a database {twice.Key}, and an archive has one of each name.",
                "No archive was made; older backups were not touched.",
                "Remove the one that isn't in use any more; or leave GalleryMongoDB out where the Gallery lives with the rest.")
            : new DumpProof(databases, proofs.Sum(proof => proof.SizeBytes));
    }
}
