using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Benchmarks.Catalogue;

/// <summary>A temporary folder of many archives: one real archive under many names, six hours apart, the sidecars close to their 4 KB.</summary>
internal sealed class SamplePlace : IOperationObserver, IDisposable
{
    private const int Entries = 300;

    private readonly FileSystem _files = new();

    public static DateTimeOffset Newest { get; } = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    public string Folder { get; } = Directory.CreateTempSubdirectory("alteryx-backup-").FullName;

    /// <summary>Archives with their sidecars, the newest first.</summary>
    public void Fill(int count)
    {
        using var written = Write();
        written.Publish();
        var content = File.ReadAllBytes(written.ArchivePath);
        var summary = ArchiveSummary.Of(written) with
        {
            ArchiveIntegrityVerified = true,
            PostBackupChecks = [.. Enumerable.Range(0, 8).Select(number => new BackupCheck($"Check{number}", true, "All that was looked at is as it must be, at every place."))],
            Copies = [.. Enumerable.Range(0, 8).Select(number => new ArchiveCopy($@"\\storage{number}\alteryx\backups\nightly\{Path.GetFileName(written.ArchivePath)}", true, null))],
        };
        File.Delete(written.ArchivePath);
        foreach (var (path, createdAt) in Names(count))
        {
            File.WriteAllBytes(path, content);
            File.WriteAllText(Sidecars.SummaryPath(path), SummarySerializer.Write(summary with { BackupTimestamp = createdAt, ArchiveFileName = Path.GetFileName(path) }));
            File.WriteAllText(Sidecars.ChecksumPath(path), Sha256Sums.Line(summary.Sha256, Path.GetFileName(path)));
        }
    }

    /// <summary>Archives alone, as somebody copies them who doesn't know what stands beside them.</summary>
    public void FillWithoutSidecars(int count)
    {
        using var written = Write();
        written.Publish();
        var content = File.ReadAllBytes(written.ArchivePath);
        File.Delete(written.ArchivePath);
        foreach (var (path, _) in Names(count))
        {
            File.WriteAllBytes(path, content);
        }
    }

    public void Observe(OperationEvent happened)
    {
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private IEnumerable<(string Path, DateTimeOffset CreatedAt)> Names(int count) => Enumerable.Range(0, count)
        .Select(number => Newest.AddHours(-6 * number))
        .Select(time => (Path.Combine(Folder, ArchiveName.Format(ArchiveName.DefaultPattern, BackupMode.Full, time, "SRV01")), time));

    private WrittenArchive Write()
    {
        var source = Path.Combine(Folder, "source");
        File.WriteAllText(source, "content");
        try
        {
            var sources = Enumerable.Range(0, Entries)
                .Select(number => new ArchiveSource(string.Create(CultureInfo.InvariantCulture, $"MongoDB/AlteryxService/AS_Collection{number:000}.bson"), source, Newest))
                .ToList();
            var request = new ArchiveRequest(Path.Combine(Folder, "first.zip"), sources, [], ArchiveCompression.Fastest, Manifest);
            return new ArchiveWriter(_files, LocalMachine.Create().DurableFiles).Write(request, this, CancellationToken.None);
        }
        finally
        {
            File.Delete(source);
        }
    }

    private static BackupManifest Manifest(IReadOnlyList<ArchivedEntry> entries) => new()
    {
        BackupMetadata = new BackupMetadata { BackupMode = BackupMode.Full, BackupTimestamp = Newest, BackupCompletionTimestamp = Newest, BackupVersion = "1.0.0", Status = "Success" },
        SystemInformation = new SystemInformation { AlteryxServerVersion = "2023.1.1.247", ServerHostname = "SRV01" },
        MongoDBInformation = new MongoDBInformation
        {
            Included = true,
            CollectionCount = entries.Count,
            DocumentCount = entries.Count,
            Databases = [new DumpedDatabase("AlteryxService", [.. entries.Select(entry => new DumpedCollection(entry.Path, 1, entry.SizeBytes))])],
        },
        ArchiveInformation = new ArchiveInformation { ArchiveFileName = "first.zip", Entries = entries },
    };
}
