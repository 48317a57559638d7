using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Prune;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.Backup;

/// <summary>Retention at the end of a run whose archive is verified. What fails is a warning: it can't undo a good archive.</summary>
internal sealed class RetentionStep(Machine machine, BackupSection section, IOperationObserver observer)
{
    /// <summary>Decides anew for each place, and removes what has to go there.</summary>
    /// <param name="folders">Places in which this run's verified archive stands.</param>
    /// <param name="cancellation">Leaves the rest to the next run.</param>
    /// <returns>What became of each archive.</returns>
    public IReadOnlyList<RetentionDecision> Run(IReadOnlyList<string> folders, CancellationToken cancellation) =>
        folders.SelectMany(folder => InPlace(folder, cancellation)).ToList();

    /// <summary>Removes log files that the plan found beyond their days: it was made before this run's own log began.</summary>
    public void RunLogs(IReadOnlyList<ExpiredLog> expired) => RetentionReport.Tell(new LogRetention(machine.Files).Run(expired), observer);

    private IReadOnlyList<RetentionDecision> InPlace(string folder, CancellationToken cancellation)
    {
        try
        {
            var done = new PlaceRetention(machine, section, machine.Host.MachineName).Run(folder, cancellation);
            RetentionReport.Tell(done, observer);
            return done.Decisions;
        }
        catch (Exception failure)
        {
            // Nothing that goes wrong here may turn a verified backup into a failed run.
            observer.Warning($"Retention in '{folder}' was not carried out: {failure.Message} The archive of this run is not concerned.");
            return [];
        }
    }
}
