using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Xml.Linq;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Lab;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Restore;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Cli.Rehearsal;

/// <summary>A second simulated server, with another content and a key of its own, that the first one's backup is restored into.</summary>
internal sealed class SecondServer(Machine machine, Terminal terminal, string directory)
{
    private const string Settings = "RuntimeSettings.xml";

    /// <summary>What became of the restore; null before.</summary>
    public RestoreResult? Result { get; private set; }

    /// <summary>Restores, starts it, and compares both.</summary>
    public IReadOnlyList<RehearsalFinding> Restore(LabServer first, string archive, LabOptions options, CancellationToken cancellation)
    {
        var second = LabServer.Create(directory, options with { SizeMegabytes = 0, Seed = options.Seed + 1 });
        second.Start();
        try
        {
            var request = new RestoreRequest { ConfigPath = second.ConfigurationPath, ArchivePath = archive, HostValues = HostValueChoice.Keep };
            var address = Setting(second, "Gallery", "BaseAddress");
            Result = LiveProgress.Watch(terminal, observer => new RestoreOperation(machine).Run(request, observer, cancellation));
            return [Restored(Result, second), Databases(first, second), Files(first, second), Secrets(first, second, address)];
        }
        finally
        {
            second.Stop();
        }
    }

    private static RehearsalFinding Restored(RestoreResult result, LabServer second) => RehearsalFinding.From(
        "It can be restored into another server, which starts with it",
        string.Create(CultureInfo.InvariantCulture, $"{result.DocumentCount:N0} documents counted again, {result.FilesWritten} files; service down {result.ServiceDowntimeSeconds:0.0} s"),
        [
            .. result.Errors.Select(error => $"{error.Id}: {error.Message}"),
            .. result.Status == BackupStatus.Success ? Array.Empty<string>() : [$"the restore ended with {result.Status}"],
            .. second.Status().ServiceState == ServiceState.Running ? Array.Empty<string>() : [$"the second server's service is {second.Status().ServiceState}"],
        ]);

    private static RehearsalFinding Databases(LabServer first, LabServer second)
    {
        var held = Collections(first);
        return RehearsalFinding.From(
            "Every document is in the second server", string.Create(CultureInfo.InvariantCulture, $"{held.Count} collections, byte for byte"), Comparison.Differences(held, Collections(second)));
    }

    private static RehearsalFinding Files(LabServer first, LabServer second)
    {
        var held = FilesOf(first);
        return RehearsalFinding.From("Keys, tools and connections are in the second server", $"{held.Count} files, byte for byte", Comparison.Differences(held, FilesOf(second)));
    }

    private static RehearsalFinding Secrets(LabServer first, LabServer second, string? address) => RehearsalFinding.From(
        "It has the first one's token and storage keys, and its own address",
        "asked of the second server, and read in its settings",
        [
            .. first.Token == second.Token ? Array.Empty<string>() : ["the controller token differs"],
            .. Setting(first, "Controller", "StorageKeysEncrypted") == Setting(second, "Controller", "StorageKeysEncrypted") ? Array.Empty<string>() : ["the storage keys differ"],
            .. Setting(second, "Gallery", "BaseAddress") == address ? Array.Empty<string>() : ["the second server's address was changed"],
        ]);

    private static Dictionary<string, string> Collections(LabServer lab) =>
        lab.Databases().ToDictionary(collection => $"{collection.Database}.{collection.Name}", collection => collection.Sha256, StringComparer.Ordinal);

    private static Dictionary<string, string> FilesOf(LabServer lab) =>
        lab.Files().Where(file => file.Name != Settings).ToDictionary(file => file.Name, file => file.Sha256, StringComparer.Ordinal);

    private static string? Setting(LabServer lab, string section, string element) =>
        XDocument.Load(lab.Files().Single(file => file.Name == Settings).FullPath).Root!.Element(section)?.Element(element)?.Value;
}
