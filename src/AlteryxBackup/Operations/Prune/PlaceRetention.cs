using System;
using System.Collections.Generic;
using System.Threading;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.Prune;

/// <summary>Retention of one folder with archives, wherever it is: what would be removed, and removing it.</summary>
/// <param name="machine">The boundaries.</param>
/// <param name="section">The days.</param>
/// <param name="server">The machine whose archives are judged.</param>
internal sealed class PlaceRetention(Machine machine, BackupSection section, string server)
{
    /// <summary>Decides for what is in a folder now.</summary>
    /// <param name="folder">The place.</param>
    /// <param name="expected">Archives that are to be counted in though they aren't there yet.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BackupException">DestinationUnreachable: the folder can't be listed.</exception>
    public RetentionPlan Plan(string folder, IReadOnlyList<CatalogueEntry> expected, CancellationToken cancellation)
    {
        try
        {
            var found = new ArchiveCatalogue(machine.Files).Survey(folder, cancellation);
            var unfinished = new UnfinishedFiles(machine.Files, section.ArchiveNamePattern, machine.Host.MachineName).Find(folder, machine.Clock.UtcNow);
            return RetentionPlanner.Plan([.. found, .. expected], server, section.RetentionDays, machine.Clock.UtcNow) with { Unfinished = unfinished };
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw ErrorCatalogue.DestinationUnreachable.Because($"'{folder}' can't be listed: {failure.Message}", "Nothing was removed there.", cause: failure);
        }
    }

    /// <summary>Decides for what is in a folder now, and removes what has to go. The caller holds the lock: nothing of this server is being written.</summary>
    /// <exception cref="BackupException">DestinationUnreachable: the folder can't be listed.</exception>
    public RetentionPlan Run(string folder, CancellationToken cancellation) => Run(folder, _ => true, cancellation);

    /// <summary>Likewise, of the files alone that somebody approved.</summary>
    /// <exception cref="BackupException">DestinationUnreachable: the folder can't be listed.</exception>
    public RetentionPlan Run(string folder, Func<string, bool> approves, CancellationToken cancellation) =>
        new RetentionRunner(machine.Files).Run(Plan(folder, [], cancellation).Only(approves), cancellation);
}
