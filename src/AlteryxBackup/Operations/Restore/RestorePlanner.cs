using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Restore;

/// <summary>Turns what was asked for, an archive and a server into a plan. Looks only; creates nothing.</summary>
internal sealed class RestorePlanner(Machine machine, LoadedConfiguration loaded, AlteryxServer server)
{
    /// <summary>Plans a restore.</summary>
    /// <exception cref="BackupException">ArchiveNotFound, ArchiveInvalid, NoBackupFound, ServerSettingsUnreadable: there is nothing to plan with.</exception>
    public RestorePlan Plan(RestoreRequest request, CancellationToken cancellation)
    {
        var configuration = loaded.Configuration;
        var path = new ArchiveChoice(machine, configuration.BackupConfiguration).Find(request, cancellation);
        using var archive = ArchiveReader.Open(machine.Files, path);
        var manifest = archive.ReadManifest();
        var plan = new RestorePlan
        {
            ArchivePath = path,
            BackupMode = manifest.BackupMetadata.BackupMode,
            CreatedAt = manifest.BackupMetadata.BackupTimestamp,
            BackupHost = manifest.SystemInformation.ServerHostname,
            TargetHost = machine.Host.MachineName,
            OtherServer = OtherServer(manifest),
            BackupServerVersion = manifest.SystemInformation.AlteryxServerVersion,
            ServerVersion = server.Version,
            Components = Wanted(request, archive),
            DocumentCount = manifest.MongoDBInformation.DocumentCount,
            Server = server,
            Nodes = ServerNodes.Of(configuration, server, machine.Host.MachineName),
            Manifest = manifest,
            Request = request,
            Configuration = loaded,
        };
        var unplaced = new List<string>();
        plan = WithFiles(plan, archive, unplaced);
        plan = WithToken(plan, archive, out var sealedToken);
        plan = WithSettings(plan, archive);
        plan = plan with
        {
            UnpackedBytes = archive.Entries.Where(entry => Unpacks(plan, entry.Path)).Sum(entry => entry.SizeBytes),
            ManualSteps = [.. sealedToken, .. RestoreSteps.Manual(plan, archive.Entries.Select(entry => entry.Path))],
            Warnings = [.. loaded.Warnings, .. server.Warnings, .. unplaced.Select(entry => $"{entry} has no known place on a server; take it with 'alteryx-backup expand' (Expand-AlteryxBackup).")],
        };

        // The service is down for every restore, whichever the kind of database: settings and keys are put in its place too.
        var stopping = configuration with { ServiceConfiguration = configuration.ServiceConfiguration with { StopServiceForExternalDB = true } };
        var context = new PreflightContext(machine, stopping, server, BackupMode.Full, cancellation) { ConfigurationFile = loaded.SourcePath };
        return plan with { Preflight = new RestoreChecks(context, plan).Run(), Steps = RestoreSteps.Of(plan) };
    }

    /// <summary>Whether an entry is unpacked for a restore.</summary>
    public static bool Unpacks(RestorePlan plan, string entryPath) =>
        (plan.Has(RestoreComponent.Database) && entryPath.StartsWith(ArchiveLayout.MongoDB, StringComparison.Ordinal))
        || plan.Files.Any(file => file.Writes && file.EntryPath == entryPath)
        || (plan.TokenEntry is not null && entryPath is EntryPaths.RuntimeSettings)
        || entryPath == plan.TokenEntry;

    private string? OtherServer(BackupManifest manifest)
    {
        var (theirs, ours) = (manifest.SystemInformation.ServerHostname, machine.Host.MachineName);
        if (!string.Equals(theirs, ours, StringComparison.OrdinalIgnoreCase))
        {
            return $"the backup is of {theirs}, this is {ours}";
        }

        var settings = manifest.BackedUpFiles.FirstOrDefault(file => file.RelativePathInArchive == EntryPaths.RuntimeSettings)?.FilePath;
        var here = machine.Files.Path.Combine(server.DataDirectory, "RuntimeSettings.xml");
        return settings is null || string.Equals(settings, here, Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            ? null
            : $"its settings were in {settings}, here they are in {here}";
    }

    private static List<RestoreComponent> Wanted(RestoreRequest request, ArchiveReader archive)
    {
        var there = archive.Entries.Where(entry => !entry.Path.StartsWith(ArchiveLayout.Nodes, StringComparison.Ordinal))
            .Select(entry => EntrySelection.ComponentOf(entry.Path)).OfType<RestoreComponent>().Distinct().OrderBy(component => component).ToList();
        return request.Components.Count > 0 ? [.. there.Where(request.Components.Contains)]
            : request.Files.Count > 0 ? [.. there.Where(component => component == RestoreComponent.Files)]
            : there;
    }

    private RestorePlan WithFiles(RestorePlan plan, ArchiveReader archive, List<string> unplaced) => plan.Has(RestoreComponent.Files)
        ? plan with { Files = new FilePlanner(machine, new RestoreTargets(machine.Files, server), plan.Request).Plan(archive.Entries, plan.Manifest, unplaced) }
        : plan;

    // An encrypted token that nobody here can open is set by a person; everything else is restored all the same.
    private RestorePlan WithToken(RestorePlan plan, ArchiveReader archive, out IReadOnlyList<string> manual)
    {
        manual = [];
        if (!plan.Has(RestoreComponent.ControllerSettings))
        {
            return plan;
        }

        if (archive.Contains(EntryPaths.ControllerToken))
        {
            return plan with { TokenEntry = EntryPaths.ControllerToken };
        }

        const string Encrypted = EntryPaths.ControllerToken + EntryPaths.EncryptedSuffix;
        if (!archive.Contains(Encrypted))
        {
            return plan;
        }

        if (new SecretFileDecryption(machine.Files, plan.Request.CertificateFile).Open(Content(archive, Encrypted), out var problem) is { } token)
        {
            Array.Clear(token, 0, token.Length);
            return plan with { TokenEntry = Encrypted };
        }

        manual = RestoreSteps.OfSealedToken(plan, Encrypted, problem!);
        return plan;
    }

    private RestorePlan WithSettings(RestorePlan plan, ArchiveReader archive)
    {
        var folder = server.EmbeddedDataDirectory;
        if (plan.Files.Any(file => file is { EntryPath: EntryPaths.RuntimeSettings, Action: FileAction.Create or FileAction.Overwrite }))
        {
            var here = machine.Files.Path.Combine(server.DataDirectory, "RuntimeSettings.xml");
            var composition = new SettingsComposition(
                Content(archive, EntryPaths.RuntimeSettings), machine.Files.File.Exists(here) ? machine.Files.File.ReadAllBytes(here) : null, plan.OtherServer is null ? null : plan.BackupHost, plan.Request);
            const string Root = "Controller/EmbeddedMongoDBRootPath";
            folder = composition.Find(Root) ?? machine.Files.Path.Combine(server.DataDirectory, "Service", "Persistence", "MongoDB");
            plan = plan with { HostValues = composition.Values };
        }

        return plan.Has(RestoreComponent.Database) ? plan with { DataFolder = folder } : plan;
    }

    private static byte[] Content(ArchiveReader archive, string entryPath)
    {
        try
        {
            using var content = archive.Open(entryPath);
            using var held = new MemoryStream();
            content.CopyTo(held);
            return held.ToArray();
        }
        catch (Exception failure) when (failure is InvalidDataException || StorageFailure.Is(failure))
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"'{entryPath}' of '{archive.ArchivePath}' can't be read: {failure.Message}", "Nothing was touched.", cause: failure);
        }
    }
}
