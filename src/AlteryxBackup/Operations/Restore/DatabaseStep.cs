using System;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Restore;

/// <summary>The steps RestoreDatabase and CountDatabase of an embedded database.</summary>
internal sealed class DatabaseStep(Machine machine, RestorePlan plan, JournaledTool tool, IOperationObserver observer)
{
    private const int Shown = 5;

    private ServiceSection Limits => plan.Configuration.Configuration.ServiceConfiguration;

    /// <summary>Moves the old data folder aside, restores the dump into an empty one, and judges what the tool says of that.</summary>
    /// <exception cref="BackupException">RestoreFailed, RestoreNotProved, PathNotWritable.</exception>
    public void Restore(Exchange exchange, Replacement database, string dump, CancellationToken cancellation)
    {
        exchange.EmptyDataFolder(database);
        var log = tool.Use(
            plan.Server.ServiceExecutable,
            database.Path,
            started => new EmbeddedRestore(machine.Files, machine.Processes, machine.Clock, nameof(RestoreStep.RestoreDatabase))
                .Make(plan.Server, dump, database.Path, Limits.MaxDumpSeconds, started, observer, cancellation));
        foreach (var line in (log.Text ?? "").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            observer.Debug("mongoRestore.log: " + line);
        }

        log.Require(plan.DocumentCount);
    }

    /// <summary>Dumps what was restored and counts it. The tool finds the data folder by the settings that are in force now, as the service will.</summary>
    /// <returns>What was counted.</returns>
    /// <exception cref="BackupException">DumpFailed, DumpNotProved; RestoreNotProved: it isn't what the manifest says.</exception>
    public DumpProof Count(Replacement database, string dump, CancellationToken cancellation)
    {
        var server = new ServerDiscovery(machine.Files, machine.Registry, machine.Processes, machine.Host).DiscoverSettings(plan.Configuration.Configuration);
        if (!SamePath(server.EmbeddedDataDirectory, database.Path))
        {
            throw ErrorCatalogue.RestoreNotProved.Because($"The database was restored into '{database.Path}', and by its settings the server uses '{server.EmbeddedDataDirectory}'.");
        }

        machine.Files.Directory.Delete(dump, recursive: true);
        var record = tool.Use(
            server.ServiceExecutable,
            server.EmbeddedDataDirectory,
            started => new EmbeddedDump(machine.Files, machine.Processes, machine.Clock, nameof(RestoreStep.CountDatabase)).Make(server, dump, Limits.MaxDumpSeconds, started, observer, cancellation));
        var expected = plan.Manifest.MongoDBInformation.Databases;
        var proof = new DumpProver(machine.Files, machine.Clock, nameof(RestoreStep.CountDatabase))
            .Prove(record, new DumpExpectation([.. expected.Select(one => one.Name)], []), observer, cancellation);
        var differences = ContentComparison.Differences(expected, proof.Databases);
        foreach (var difference in differences)
        {
            observer.Debug("Restored database: " + difference);
        }

        var more = differences.Count > Shown ? $"; and {differences.Count - Shown} more, all in the log" : "";
        return differences.Count == 0
            ? proof
            : throw ErrorCatalogue.RestoreNotProved.Because($"The restored database is not what the manifest says: {string.Join("; ", differences.Take(Shown))}{more}.", action: "Take another archive; this one doesn't hold what it promises.");
    }

    private bool SamePath(string one, string other) => string.Equals(
        machine.Files.Path.GetFullPath(one).TrimEnd('\\', '/'), machine.Files.Path.GetFullPath(other).TrimEnd('\\', '/'), StringComparison.OrdinalIgnoreCase);
}
