using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Preflight;

/// <summary>Looks at everything that a backup depends on, without making one: configuration, server, rights, places, and the age of what is there.</summary>
public sealed class CheckOperation
{
    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public CheckOperation(Machine machine) => _machine = machine;

    /// <summary>Runs every check; changes nothing.</summary>
    /// <exception cref="BackupException">The configuration can't be used: then there is nothing to check.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public CheckResult Run(CheckRequest request, CancellationToken cancellation)
    {
        var loaded = new ConfigurationLoader(_machine.Files, _machine.Host).Load(request.ConfigPath, request.Parameters);
        loaded.RequireUsablePaths();
        var mode = request.Mode ?? loaded.Configuration.BackupConfiguration.DefaultBackupMode;
        using var logins = new MongoLogins(_machine, new SecretMask(), request.MongoPasswords);
        var context = new PreflightContext(_machine, loaded.Configuration, new AlteryxServer(), mode, cancellation) { ConfigurationFile = loaded.SourcePath, Logins = logins };
        IReadOnlyList<string> serverWarnings = [];
        IReadOnlyList<PreflightFinding> findings = PreflightChecks.Look(new ConfigurationFileCheck(), context).Failure is null
            ? [.. Look(context, out serverWarnings).Findings, PreflightChecks.Look(new UnfinishedRunCheck(), context), .. Ages(context, request)]
            : PreflightChecks.RunWithoutConfiguration(context).Findings;
        var failures = findings.Where(finding => finding.Failure is not null).Select(finding => finding.Failure!).ToList();
        return new CheckResult
        {
            ExitCode = failures.Count == 0 ? ExitCode.Success : failures[0].Error.ExitCode,
            BackupMode = mode,
            Configuration = loaded.Source,
            Findings = findings,
            Warnings = [.. loaded.Warnings, .. serverWarnings],
            Errors = failures.Select(OperationError.From).ToList(),
        };
    }

    private PreflightReport Look(PreflightContext context, out IReadOnlyList<string> warnings)
    {
        try
        {
            var server = new ServerDiscovery(_machine.Files, _machine.Registry, _machine.Processes, _machine.Host).Discover(context.Configuration, context.Cancellation);
            warnings = server.Warnings;
            return PreflightChecks.Run(context with { Server = server });
        }
        catch (BackupException unreadable)
        {
            warnings = [];
            return PreflightChecks.RunWithoutServer(context, unreadable);
        }
    }

    private IEnumerable<PreflightFinding> Ages(PreflightContext context, CheckRequest request)
    {
        if (request.MaximumAge is not { } limit)
        {
            return [];
        }

        IReadOnlyList<CatalogueEntry> archives;
        var folder = context.Configuration.BackupConfiguration.LocalBackupPath;
        try
        {
            archives = new ArchiveCatalogue(_machine.Files).List(folder, context.Cancellation);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return [PreflightFinding.Failed(BackupAgeCheck.NameFor(request.Mode ?? context.Mode), ErrorCatalogue.BackupTooOld.Because(
                $"How old the backups in {folder} are can't be told: {failure.Message}", action: "Give this account the right to list and read that folder, then check again."))];
        }

        // The mode that is backed up every night counts too when all of its backups are gone.
        IEnumerable<BackupMode> modes = request.Mode is { } asked ? [asked] : BackupModes.All.Where(mode => mode == context.Mode || archives.Any(archive => archive.Mode == mode));
        return modes.Select(mode => PreflightChecks.Look(new BackupAgeCheck(archives, mode, limit), context));
    }
}
