using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Backup;

/// <summary>The step ProveDump, of a backup and of a runbook alike: every document walked, and the files held to what was proved.</summary>
internal sealed class ProveStep(Machine machine, StepSequence steps, IOperationObserver observer)
{
    /// <summary>Proves a dump.</summary>
    /// <param name="dump">What the tool made.</param>
    /// <param name="folder">Where; whose disk is looked at when the dump has failed.</param>
    /// <param name="configuration">Says which collections there must be.</param>
    /// <param name="cancellation">Ends the walk.</param>
    /// <returns>The files as they were before the walk, and what it found.</returns>
    /// <exception cref="Platform.Errors.BackupException">DumpFailed, DumpNotProved, DiskFull.</exception>
    public (DumpSnapshot Snapshot, DumpProof Proof) Run(DumpRecord dump, string folder, AlteryxBackupConfiguration configuration, CancellationToken cancellation)
    {
        var snapshot = DumpSnapshot.Of(machine.Files, dump.Folder);
        var expectation = DumpExpectation.Deployment with { Collections = configuration.MongoDBConfiguration.RequiredCollections };
        var proof = steps.Run(
            BackupStep.ProveDump,
            () => new FullStaging(machine.DurableFiles, folder).Judge(
                () => new DumpProver(machine.Files, machine.Clock, nameof(BackupStep.ProveDump)).Prove(dump, expectation, observer, cancellation)),
            found => $"{found.DocumentCount} documents in {found.CollectionCount} collections of {found.Databases.Count} databases, {ByteSize.Text(found.SizeBytes)}");
        return (snapshot, proof);
    }
}
