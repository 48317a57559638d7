using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;
using AlteryxBackup.Files;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Server;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Archives;

/// <summary>A small backup as the runner would make it, to be changed where a test needs it otherwise.</summary>
internal sealed class SampleBackup(ScratchFolder folder)
{
    public static readonly DateTimeOffset Time = new(2026, 11, 21, 8, 0, 1, TimeSpan.Zero);

    public BackupMode Mode { get; init; } = BackupMode.Full;

    public string FileName { get; init; } = "ServerBackup_Full_20261121_080001.zip";

    public DateTimeOffset CreatedAt { get; init; } = Time;

    public static IDurableFiles RealDisk { get; } = LocalMachine.Create().DurableFiles;

    public IDurableFiles Durable { get; init; } = RealDisk;

    public long VolumeBytes { get; init; }

    public Dictionary<string, byte[]> Content { get; init; } = Files();

    public Func<BackupManifest, BackupManifest> Change { get; init; } = manifest => manifest;

    public static FileSystem FileSystem { get; } = new();

    public static Dictionary<string, byte[]> Files() => new()
    {
        ["MongoDB/AlteryxService/AS_Queue.bson"] = Text("queue"),
        ["MongoDB/AlteryxService/AS_Queue.metadata.json"] = Text("{}"),
        ["MongoDB/AlteryxGallery/users.bson"] = Text("users"),
        ["MongoDB/AlteryxGallery/users.metadata.json"] = Text("{}"),
        ["Config/RuntimeSettings.xml"] = Text("<SystemSettings/>"),
        ["Config/Keys/a.key"] = Text("key"),
        ["Config/ControllerToken.txt"] = Text("token"),
        ["Metadata/ServerMetadata.json"] = Text("{}"),
    };

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public ArchiveRequest Request() => new(
        folder.At(FileName),
        [.. Content.Select((file, index) => new ArchiveSource(file.Key, folder.Write($"staging/{FileName}/{index}", file.Value), Time))],
        [new ArchiveText(ArchiveLayout.RestoreText, "how to restore", Time)],
        ArchiveCompression.Optimal,
        entries => Change(Manifest(entries)))
    {
        VolumeBytes = VolumeBytes,
    };

    public WrittenArchive Write() => new ArchiveWriter(FileSystem, Durable).Write(Request(), new RecordingObserver(), CancellationToken.None);

    /// <summary>Writes, publishes, and writes what stands beside it.</summary>
    public string Publish()
    {
        using var archive = Write();
        archive.Publish();
        new Sidecars(FileSystem, RealDisk).Write(archive.ArchivePath, ArchiveSummary.Of(archive) with { ArchiveIntegrityVerified = true });
        return archive.ArchivePath;
    }

    /// <summary>Writes and publishes with nothing beside it.</summary>
    public string PublishAlone()
    {
        using var archive = Write();
        archive.Publish();
        return archive.ArchivePath;
    }

    public BackupManifest Manifest(IReadOnlyList<ArchivedEntry> entries)
    {
        var databases = entries
            .Where(entry => entry.Path.StartsWith("MongoDB/", StringComparison.Ordinal) && entry.Path.EndsWith(".bson", StringComparison.Ordinal))
            .GroupBy(entry => entry.Path.Split('/')[1])
            .Select(group => new DumpedDatabase(group.Key, [.. group.Select(entry => new DumpedCollection(entry.Path.Split('/')[2], 3, entry.SizeBytes))]))
            .ToList();
        return new BackupManifest
        {
            BackupMetadata = new BackupMetadata
            {
                BackupMode = Mode,
                BackupTimestamp = CreatedAt,
                BackupCompletionTimestamp = CreatedAt.AddSeconds(90),
                DurationSeconds = 90,
                BackupVersion = "1.0.0",
                Status = "Success",
            },
            SystemInformation = new SystemInformation { AlteryxServerVersion = "2023.1.1.247", ServerHostname = "SRV01", OperatingSystem = "Windows", NodeRole = "Controller", BackupPerformedBy = "SYSTEM" },
            MongoDBInformation = new MongoDBInformation
            {
                Included = Mode.IncludesDatabase(),
                DeploymentType = DatabaseType.Embedded,
                DetectedBecause = "Controller/EmbeddedMongoDBEnabled is True",
                Databases = databases,
                BackupMethod = "AlteryxService emongodump",
                CollectionCount = databases.Sum(database => database.Collections.Count),
                DocumentCount = databases.Sum(database => database.Collections.Sum(collection => collection.Documents)),
            },
            BackedUpFiles = [.. entries
                .Where(entry => entry.Path.StartsWith("Config/", StringComparison.Ordinal))
                .Select(entry => new BackedUpFile("C:\\ProgramData\\Alteryx\\" + entry.Path, entry.Path, entry.SizeBytes, Time, entry.Sha256))],
            ControllerSettings = Mode.IncludesFiles() ? new ExportedControllerSettings { ControllerTokenExported = true } : null,
            ArchiveInformation = new ArchiveInformation { ArchiveFileName = FileName, Entries = entries },
            EncryptionKeyWarning = new EncryptionKeyNotice("DCM can not be recovered.", "C:\\ProgramData\\Alteryx\\Keys", "Disaster Recovery Preparation"),
            ConfigurationSnapshot = new JObject { ["BackupConfiguration"] = new JObject { ["TempDirectory"] = "D:\\Temp" } },
            ValidationResults = new ValidationResults { PreBackupChecks = [new BackupCheck("FreeSpace", true, null)] },
            Warnings = ["one"],
        };
    }
}
