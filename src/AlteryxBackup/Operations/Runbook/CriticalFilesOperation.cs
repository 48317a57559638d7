using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>Copies the server's files, those of every node that can be reached, and what the server and its machine tell, into a backup set. The service may run meanwhile.</summary>
public sealed class CriticalFilesOperation
{
    private static readonly IReadOnlyList<IPreflightCheck> Checks =
        [new ProcessBitnessCheck(Environment.Is64BitOperatingSystem, Environment.Is64BitProcess), new ElevationCheck(), new RequiredFilesCheck()];

    private readonly Machine _machine;
    private readonly RunbookStart _start;

    /// <summary>Takes the boundaries.</summary>
    public CriticalFilesOperation(Machine machine)
    {
        _machine = machine;
        _start = new RunbookStart(machine);
    }

    /// <summary>What a run would do, in a sentence; changes nothing.</summary>
    /// <exception cref="BackupException">The configuration or the server can't be read.</exception>
    public string Plan(BackupSetRequest request, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        var server = _start.Discover(loaded, cancellation);
        var plan = new CriticalFileCollector(_machine.Files, _machine.DurableFiles, _machine.Clock).Find(server, loaded.Configuration.FilesConfiguration);
        var others = server.Nodes.Where(node => !node.IsLocal).Select(node => node.Name).ToList();
        var andTheirs = others.Count == 0 ? "" : $", and those of {string.Join(", ", others)} if they can be reached,";
        return $"Copy {plan.Files.Count} files ({ByteSize.Text(plan.TotalBytes)}) of {server.DataDirectory} and {server.BinDirectory}{andTheirs} into the backup set {request.Path}.";
    }

    /// <summary>Copies; files that the set had are replaced. On failure the set has none.</summary>
    /// <exception cref="BackupException">RequiredFileMissing, BackupSetInvalid, DiskFull, PathNotWritable, AlreadyRunning …</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CriticalFiles Run(BackupSetRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        var server = _start.Discover(loaded, cancellation);
        return RunbookRun.Carry(_machine, "CriticalFiles", loaded, host, run =>
        {
            run.Tell(server);
            var checks = run.Check(Checks, server, BackupMode.ConfigOnly, request.Path, logins: null, cancellation);
            var origin = _start.Origin(loaded, server);
            var set = BackupSet.ForPart(_machine, request.Path, origin);
            set.Discard(SetPart.Files);
            return WayOut.OnFailure(
                () =>
                {
                    var collected = run.Steps.Run(BackupStep.CollectFiles, () => Collect(new ServerCollector(_machine, run.Mask, run.Observer)), Summary);
                    var part = new FilesPart
                    {
                        Origin = origin,
                        StartedAt = run.StartedAt,
                        DurationSeconds = run.DurationSeconds,
                        Checks = checks,
                        Warnings = run.Warnings,
                        Files = set.Relative(collected.ConfigurationFiles),
                        Metadata = collected.Metadata is { } metadata ? set.Relative([metadata])[0] : null,
                    };
                    set.Save(SetPart.Files, part);
                    return new CriticalFiles(
                        set.Path, loaded.SourcePath, part.StartedAt, part.DurationSeconds, part.Files.Count, part.Files.Sum(file => file.SizeBytes), part.Metadata is not null, part.Warnings);
                },
                () => set.Discard(SetPart.Files));

            CollectedServer Collect(ServerCollector collector) => collector.CollectFiles(server, server.Nodes, loaded.Configuration, set.Path, cancellation) with
            {
                Metadata = collector.CollectMetadata(server, loaded.Configuration, set.Path, cancellation),
            };
        });
    }

    private static string Summary(CollectedServer collected) => $"{collected.ConfigurationFiles.Count} files, {ByteSize.Text(collected.ConfigurationFiles.Sum(file => file.SizeBytes))}";
}
