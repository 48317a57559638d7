using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform;
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
    public BackupPlan Plan(LoadedConfiguration loaded, AlteryxServer server, BackupMode mode, CancellationToken cancellation)
    {
        var configuration = loaded.Configuration;
        var archivePath = _machine.Files.Path.Combine(
            configuration.BackupConfiguration.LocalBackupPath,
            ArchiveName.Format(configuration.BackupConfiguration.ArchiveNamePattern, mode, _machine.Clock.LocalNow, _machine.Host.MachineName));
        var context = new PreflightContext(_machine, configuration, server, mode, cancellation) { ConfigurationFile = loaded.SourcePath, ArchivePath = archivePath };
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
            ExpectedDowntimeSeconds = Math.Round(databaseBytes / DumpBytesPerSecond, 1),
            Steps = Steps(configuration, server, context.Nodes, mode, archivePath, databaseBytes, files),
            Retention = retention.Archives,
            ExpiredLogs = retention.Logs,
            Preflight = preflight,
            Warnings = [.. loaded.Warnings, .. server.Warnings, .. retention.Warnings],
            Server = server,
            Nodes = context.Nodes,
            Configuration = loaded,
        };
    }

    private static List<PlannedStep> Steps(
        AlteryxBackupConfiguration configuration, AlteryxServer server, IReadOnlyList<ServerNode> nodes, BackupMode mode, string archivePath, long databaseBytes, FilePlan files)
    {
        var staging = configuration.BackupConfiguration.TempDirectory;
        var service = configuration.ServiceConfiguration;
        var steps = new List<PlannedStep>
        {
            new(BackupStep.Initialize, "Check the server, the rights and the space; make a private staging folder.", [staging], null, ServiceDown: false),
        };
        if (mode.IncludesDatabase())
        {
            steps.Add(new(BackupStep.StopService, $"Wait until no workflow runs (at most {service.MaxWorkflowWaitSeconds} s), then stop {(nodes.Count == 1 ? "the service" : $"the services of {nodes.Count} nodes, by role {string.Join(", ", service.StopOrder)}")} (at most {service.MaxServiceWaitSeconds} s{(nodes.Count == 1 ? "" : " each")}).", Services(nodes, ordered => NodePhases.OfStop(ordered, node => node.Roles, service.StopOrder)), null, ServiceDown: true));
            steps.Add(new(BackupStep.DumpDatabase, "Dump the embedded database into staging.", [server.EmbeddedDataDirectory, staging], databaseBytes, ServiceDown: true));
            steps.Add(new(BackupStep.StartService, $"Start {(nodes.Count == 1 ? "the service" : $"the services, by role {string.Join(", ", service.StartOrder)},")} at once, whatever became of the dump.", Services(nodes, ordered => NodePhases.OfStart(ordered, node => node.Roles, service.StartOrder)), null, ServiceDown: true));
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

    private static List<string> Services(IReadOnlyList<ServerNode> nodes, Func<IReadOnlyList<ServerNode>, IReadOnlyList<IReadOnlyList<ServerNode>>> phases) =>
        [.. phases(nodes).SelectMany(phase => phase).Select(node => node.ServiceLabel)];
}
