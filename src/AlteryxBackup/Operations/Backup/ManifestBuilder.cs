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

/// <summary>Writes down in the manifest what a backup found, did and wrote.</summary>
internal sealed class ManifestBuilder
{
    private readonly Machine _machine;

    public ManifestBuilder(Machine machine) => _machine = machine;

    /// <summary>A check as the manifest has it.</summary>
    public static BackupCheck Check(PreflightFinding finding) =>
        new(finding.Check, finding.Outcome is PreflightOutcome.Passed or PreflightOutcome.NotApplicable, finding.Detail);

    /// <summary>All that is known before the archive is written.</summary>
    public BackupManifest Draft(ManifestFacts facts)
    {
        var now = _machine.Clock.UtcNow;
        return new BackupManifest
        {
            BackupMetadata = new BackupMetadata
            {
                BackupMode = facts.Mode,
                BackupTimestamp = facts.StartedAt,
                BackupCompletionTimestamp = now,
                DurationSeconds = Seconds.Of(now - facts.StartedAt),
                BackupVersion = ProductVersion.Text,
                Status = Status(facts.Configuration.Configuration),
            },
            SystemInformation = System(facts),
            MongoDBInformation = Database(facts),
            BackedUpFiles = [.. facts.Collected.ConfigurationFiles.Select(file => new BackedUpFile(file.SourcePath, file.EntryPath, file.SizeBytes, file.LastModified, file.Sha256))],
            ControllerSettings = facts.Mode.IncludesFiles() ? Settings(facts.Collected) : null,
            ConfigurationSnapshot = facts.Configuration.Snapshot(),
            ValidationResults = new ValidationResults { PreBackupChecks = facts.Checks },
            EncryptionKeyWarning = EncryptionKeyNotice.For(facts.Server, _machine.Files),
            Warnings = facts.Warnings,
        };
    }

    /// <summary>The draft with what only is known once everything else is written.</summary>
    /// <param name="content">What is archived, the draft with it.</param>
    /// <param name="entries">Every entry of the archive but the manifest and SHA256SUMS.</param>
    public BackupManifest Complete(BackupContent content, IReadOnlyList<ArchivedEntry> entries) => content.Manifest with
    {
        BackupMetadata = content.Manifest.BackupMetadata with
        {
            BackupCompletionTimestamp = _machine.Clock.UtcNow,
            DurationSeconds = Seconds.Of(_machine.Clock.Elapsed - content.Begun),
            Status = Status(content.Configuration),
        },
        ArchiveInformation = new ArchiveInformation { ArchiveFileName = _machine.Files.Path.GetFileName(content.ArchivePath), Entries = entries },
    };

    private static string Status(AlteryxBackupConfiguration configuration) =>
        configuration.ValidationConfiguration is { VerifyArchiveIntegrity: true, CalculateChecksums: true } ? nameof(BackupStatus.Success) : "Unverified";

    private SystemInformation System(ManifestFacts facts) => new()
    {
        AlteryxServerVersion = facts.Server.Version,
        ServerHostname = _machine.Host.MachineName,
        OperatingSystem = _machine.Host.OperatingSystem,
        IsMultiNode = !facts.Server.IsController || facts.Server.ListedWorkers.Count > 0 || facts.Configuration.Configuration.ServerConfiguration.Nodes.Count > 0,
        NodeRole = string.Join(", ", Roles(facts.Server)),
        BackupPerformedBy = _machine.Host.UserName,
        ServiceNotStopped = !facts.ServiceStopped,
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

    private static MongoDBInformation Database(ManifestFacts facts) => new()
    {
        Included = facts.Proof is not null,
        DeploymentType = facts.Server.Database.Type,
        DetectedBecause = facts.Server.Database.Because,
        Databases = facts.Proof?.Databases ?? [],
        BackupMethod = facts.DumpMethod,
        BackupSizeBytes = facts.Proof?.SizeBytes ?? 0,
        CollectionCount = facts.Proof?.CollectionCount ?? 0,
        DocumentCount = facts.Proof?.DocumentCount ?? 0,
    };

    private static ExportedControllerSettings Settings(CollectedServer collected) => new()
    {
        ControllerTokenExported = collected.TokenExported,
        MongoPasswordsExported = collected.PasswordsExported,
        ServiceAccountUser = collected.ServiceAccount,
    };
}
