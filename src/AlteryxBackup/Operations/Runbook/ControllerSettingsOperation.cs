using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>Exports controller token and database passwords into a backup set: as CMS messages when recipients are configured, else in clear.</summary>
public sealed class ControllerSettingsOperation
{
    private static readonly IReadOnlyList<IPreflightCheck> Checks =
        [new ProcessBitnessCheck(Environment.Is64BitOperatingSystem, Environment.Is64BitProcess), new ElevationCheck(), new RecipientsCheck()];

    private readonly Machine _machine;
    private readonly RunbookStart _start;

    /// <summary>Takes the boundaries.</summary>
    public ControllerSettingsOperation(Machine machine)
    {
        _machine = machine;
        _start = new RunbookStart(machine);
    }

    /// <summary>What a run would do, in a sentence; asks the server for no secret and changes nothing.</summary>
    /// <exception cref="BackupException">The configuration can't be read.</exception>
    public string Plan(BackupSetRequest request)
    {
        var recipients = _start.Load(request).Configuration.SecurityConfiguration.RecipientCertificates.Count;
        return $"Export controller token and database passwords into the backup set {request.Path}, {(recipients == 0 ? "in clear text" : $"encrypted for {recipients} recipient(s)")}.";
    }

    /// <summary>Exports what this node has; earlier exports in the set are replaced. On failure the set has none.</summary>
    /// <exception cref="BackupException">ControllerTokenNotExported, RecipientCertificateUnusable, BackupSetInvalid, AlreadyRunning …</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ExportedSettings Run(BackupSetRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var loaded = _start.Load(request);
        var server = _start.Discover(loaded, cancellation);
        return RunbookRun.Carry(_machine, "ControllerSettings", loaded, host, run =>
        {
            run.Tell(server);
            var checks = run.Check(Checks, server, BackupMode.ConfigOnly, request.Path, logins: null, cancellation);
            var origin = _start.Origin(loaded, server);
            var set = BackupSet.ForPart(_machine, request.Path, origin);
            set.Discard(SetPart.Settings);
            return WayOut.OnFailure(
                () =>
                {
                    var exported = run.Steps.Run(
                        BackupStep.CollectFiles,
                        () => new ServerCollector(_machine, run.Mask, run.Observer).ExportSettings(server, loaded.Configuration, set.Path, cancellation),
                        settings => $"{settings.ConfigurationFiles.Count} files");
                    var part = new SettingsPart
                    {
                        Origin = origin,
                        StartedAt = run.StartedAt,
                        DurationSeconds = run.DurationSeconds,
                        Checks = checks,
                        Warnings = run.Warnings,
                        Files = set.Relative(exported.ConfigurationFiles),
                        TokenExported = exported.TokenExported,
                        PasswordsExported = exported.PasswordsExported,
                        ServiceAccount = exported.ServiceAccount,
                    };
                    set.Save(SetPart.Settings, part);
                    return Result(set, loaded, part);
                },
                () => set.Discard(SetPart.Settings));
        });
    }

    private static ExportedSettings Result(BackupSet set, LoadedConfiguration loaded, SettingsPart part) => new(
        set.Path,
        loaded.SourcePath,
        part.StartedAt,
        part.DurationSeconds,
        part.TokenExported,
        part.PasswordsExported,
        part.Files.Count > 0 && loaded.Configuration.SecurityConfiguration.RecipientCertificates.Count > 0,
        part.ServiceAccount,
        [.. part.Files.Select(file => file.EntryPath)],
        part.Warnings);
}
