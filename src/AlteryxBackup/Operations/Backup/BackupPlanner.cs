using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Files;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Backup;

/// <summary>Turns configuration and server facts into a plan. Looks only; creates nothing.</summary>
internal sealed class BackupPlanner
{
    // Continuus' published script: 13 GB dumped in about 3 minutes (facts of the field, REQ sources).
    private const double DumpBytesPerSecond = 72e6;

    private readonly Machine _machine;

    public BackupPlanner(Machine machine) => _machine = machine;

    /// <summary>Plans a run.</summary>
    public BackupPlan Plan(LoadedConfiguration loaded, AlteryxServer server, BackupMode mode, MongoLogins logins, CancellationToken cancellation)
    {
        var configuration = loaded.Configuration;
        var archivePath = _machine.Files.Path.Combine(
            configuration.BackupConfiguration.LocalBackupPath,
            ArchiveName.Format(configuration.BackupConfiguration.ArchiveNamePattern, mode, _machine.Clock.LocalNow, _machine.Host.MachineName));
        var context = new PreflightContext(_machine, configuration, server, mode, cancellation) { ConfigurationFile = loaded.SourcePath, ArchivePath = archivePath, Logins = logins };
        var targets = Targets(context);
        var preflight = PreflightChecks.Run(context);
        var databaseBytes = DatabaseSize.Of(context) ?? 0;
        var files = mode.IncludesFiles()
            ? new CriticalFileCollector(_machine.Files, _machine.DurableFiles, _machine.Clock).Find(server, configuration.FilesConfiguration)
            : new FilePlan([], []);
        var retention = RetentionForecast.Of(_machine, configuration, mode, archivePath, cancellation);

        return new BackupPlan
        {
            BackupMode = mode,
            ArchivePath = archivePath,
            Database = server.Database,
            ExpectedBytes = databaseBytes + files.TotalBytes,
            StopsService = context.StopsService,
            ExpectedDowntimeSeconds = Math.Round(databaseBytes / DumpBytesPerSecond, 1),
            Steps = Steps(context, targets, archivePath, databaseBytes, files),
            Retention = retention.Archives,
            ExpiredLogs = retention.Logs,
            Preflight = preflight,
            Warnings = [.. loaded.Warnings, .. server.Warnings, .. retention.Warnings],
            Server = server,
            Nodes = context.Nodes,
            MongoTargets = targets,
            Logins = logins,
            Configuration = loaded,
        };
    }

    private static List<PlannedStep> Steps(PreflightContext context, IReadOnlyList<MongoTarget> targets, string archivePath, long databaseBytes, FilePlan files)
    {
        var (configuration, server, nodes, mode) = (context.Configuration, context.Server, context.Nodes, context.Mode);
        var staging = configuration.BackupConfiguration.TempDirectory;
        var service = configuration.ServiceConfiguration;
        var steps = new List<PlannedStep>
        {
            new(BackupStep.Initialize, "Check the server, the rights and the space; make a private staging folder.", [staging], null, ServiceDown: false),
        };
        if (context.StopsService)
        {
            steps.Add(new(BackupStep.StopService, $"Wait until no workflow runs (at most {service.MaxWorkflowWaitSeconds} s), then stop {(nodes.Count == 1 ? "the service" : $"the services of {nodes.Count} nodes, by role {string.Join(", ", service.StopOrder)}")} (at most {service.MaxServiceWaitSeconds} s{(nodes.Count == 1 ? "" : " each")}).", Services(nodes, ordered => NodePhases.OfStop(ordered, node => node.Roles, service.StopOrder)), null, ServiceDown: true));
            steps.Add(Dump(context, targets, databaseBytes));
            steps.Add(new(BackupStep.StartService, $"Start {(nodes.Count == 1 ? "the service" : $"the services, by role {string.Join(", ", service.StartOrder)},")} at once, whatever became of the dump.", Services(nodes, ordered => NodePhases.OfStart(ordered, node => node.Roles, service.StartOrder)), null, ServiceDown: true));
        }
        else if (mode.IncludesDatabase())
        {
            steps.Add(Dump(context, targets, databaseBytes));
        }

        if (mode.IncludesDatabase())
        {
            steps.Add(new(BackupStep.ProveDump, "Walk every document of the dump and count it.", [staging], databaseBytes, ServiceDown: false));
        }

        if (mode.IncludesFiles())
        {
            var others = nodes.Where(node => !node.IsLocal).ToList();
            var andTheirs = others.Count == 0 ? "" : $", and the files of {others.Count} other nodes that can be reached,";
            steps.Add(new(BackupStep.CollectFiles, $"Copy {files.Files.Count} files, the controller settings and the server's metadata{andTheirs} into staging.", [server.DataDirectory, server.BinDirectory, .. others.Select(node => node.FilesPath)], files.TotalBytes, ServiceDown: false));
        }

        var split = configuration.ArchiveConfiguration.MaxVolumeSizeMB is var limit and > 0 ? $" Beyond {limit} MB it is split into volumes." : "";
        steps.Add(new(BackupStep.Archive, "Write the archive as .partial, flush it, read it back, verify every entry, and only then give it its name." + split, [archivePath], databaseBytes + files.TotalBytes, ServiceDown: false));
        if (configuration.BackupConfiguration.NetworkBackupPaths is { Count: > 0 } folders)
        {
            steps.Add(new(BackupStep.Distribute, "Copy archive and sidecars to each destination, read every copy back; one that fails doesn't stop the others.", folders, null, ServiceDown: false));
        }

        steps.Add(new(BackupStep.Validate, "Look at what stands under the final name: archive, checksum and summary.", [archivePath, Sidecars.SummaryPath(archivePath), Sidecars.ChecksumPath(archivePath)], null, ServiceDown: false));
        steps.Add(new(BackupStep.Cleanup, "Remove staging; then, if the archive is verified, archives and logs beyond their days.", [staging, configuration.BackupConfiguration.LocalBackupPath, configuration.BackupConfiguration.LogDirectory], null, ServiceDown: false));
        return steps;
    }

    // A configuration that doesn't tell where the database is stands among the findings.
    private static IReadOnlyList<MongoTarget> Targets(PreflightContext context)
    {
        try
        {
            return context.MongoTargets();
        }
        catch (BackupException)
        {
            return [];
        }
    }

    private static PlannedStep Dump(PreflightContext context, IReadOnlyList<MongoTarget> targets, long databaseBytes)
    {
        var embedded = context.Server.Database.Type != DatabaseType.SelfManaged;
        var parts = targets.Select(target => $"{target.Description} by mongodump").ToList();
        if (embedded)
        {
            parts.Insert(0, "the embedded database");
        }

        return new(
            BackupStep.DumpDatabase,
            $"Dump {string.Join(", and beside it ", parts)} into staging{(context.StopsService ? "" : "; the service keeps running")}.",
            [.. embedded ? [context.Server.EmbeddedDataDirectory] : Array.Empty<string>(), .. targets.Select(target => target.Connection.Endpoint), context.Configuration.BackupConfiguration.TempDirectory],
            embedded ? databaseBytes : null,
            ServiceDown: context.StopsService);
    }

    private static List<string> Services(IReadOnlyList<ServerNode> nodes, Func<IReadOnlyList<ServerNode>, IReadOnlyList<IReadOnlyList<ServerNode>>> phases) =>
        [.. phases(nodes).SelectMany(phase => phase).Select(node => node.ServiceLabel)];
}
