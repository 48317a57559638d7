using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Platform;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Backup;

/// <summary>Writes down in the manifest what a run found, did and wrote.</summary>
internal sealed class ManifestBuilder
{
    private readonly Machine _machine;
    private readonly BackupContent _content;

    public ManifestBuilder(Machine machine, BackupContent content)
    {
        _machine = machine;
        _content = content;
    }

    /// <param name="entries">Every entry of the archive but the manifest and SHA256SUMS.</param>
    public BackupManifest Build(IReadOnlyList<ArchivedEntry> entries)
    {
        var plan = _content.Plan;
        var now = _machine.Clock.UtcNow;
        return new BackupManifest
        {
            BackupMetadata = new BackupMetadata
            {
                BackupMode = plan.BackupMode,
                BackupTimestamp = _content.StartedAt,
                BackupCompletionTimestamp = now,
                DurationSeconds = Seconds.Of(_machine.Clock.Elapsed - _content.Begun),
                BackupVersion = ProductVersion.Text,
                Status = plan.Configuration.Configuration.ValidationConfiguration is { VerifyArchiveIntegrity: true, CalculateChecksums: true } ? nameof(BackupStatus.Success) : "Unverified",
            },
            SystemInformation = System(plan.Server),
            MongoDBInformation = Database(plan),
            BackedUpFiles = [.. _content.Collected.ConfigurationFiles.Select(file => new BackedUpFile(file.SourcePath, file.EntryPath, file.SizeBytes, file.LastModified, file.Sha256))],
            ControllerSettings = plan.BackupMode.IncludesFiles() ? Settings() : null,
            ArchiveInformation = new ArchiveInformation { ArchiveFileName = _machine.Files.Path.GetFileName(plan.ArchivePath), Entries = entries },
            ConfigurationSnapshot = plan.Configuration.Snapshot(),
            ValidationResults = new ValidationResults { PreBackupChecks = [.. plan.Preflight.Findings.Select(Check)] },
            EncryptionKeyWarning = EncryptionKeyNotice.For(plan.Server, _machine.Files),
            Warnings = _content.Warnings.Warnings,
        };
    }

    private static BackupCheck Check(PreflightFinding finding) =>
        new(finding.Check, finding.Outcome is PreflightOutcome.Passed or PreflightOutcome.NotApplicable, finding.Detail);

    private SystemInformation System(AlteryxServer server) => new()
    {
        AlteryxServerVersion = server.Version,
        ServerHostname = _machine.Host.MachineName,
        OperatingSystem = _machine.Host.OperatingSystem,
        IsMultiNode = !server.IsController || server.ListedWorkers.Count > 0,
        NodeRole = string.Join(", ", Roles(server)),
        BackupPerformedBy = _machine.Host.UserName,
        ServiceNotStopped = !_content.Plan.BackupMode.IncludesDatabase(),
    };

    private static IEnumerable<string> Roles(AlteryxServer server)
    {
        if (server.IsController)
        {
            yield return "Controller";
        }

        if (server.IsServerUI)
        {
            yield return "ServerUI";
        }

        if (server.IsWorker)
        {
            yield return "Worker";
        }
    }

    private MongoDBInformation Database(BackupPlan plan) => new()
    {
        Included = _content.Proof is not null,
        DeploymentType = plan.Database.Type,
        DetectedBecause = plan.Database.Because,
        Databases = _content.Proof?.Databases ?? [],
        BackupMethod = _content.Dump?.Method ?? "",
        BackupSizeBytes = _content.Proof?.SizeBytes ?? 0,
        CollectionCount = _content.Proof?.CollectionCount ?? 0,
        DocumentCount = _content.Proof?.DocumentCount ?? 0,
    };

    private ExportedControllerSettings Settings() => new()
    {
        ControllerTokenExported = _content.Collected.TokenExported,
        MongoPasswordsExported = _content.Collected.PasswordsExported,
        ServiceAccountUser = _content.Collected.ServiceAccount,
    };
}
