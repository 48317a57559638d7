using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Catalogue;

/// <summary>The archives of a folder.</summary>
public sealed class ArchiveCatalogue(IFileSystem files)
{
    private static readonly byte[] ZipSignature = [0x50, 0x4B, 0x03, 0x04];

    /// <summary>A folder's archives, newest first; a folder that doesn't exist has none. Damaged ones are listed with their problem; files of others and unfinished ones are not archives.</summary>
    /// <exception cref="IOException">The folder can't be listed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<CatalogueEntry> List(string folder, CancellationToken cancellation)
    {
        if (!files.Directory.Exists(folder))
        {
            return [];
        }

        var entries = new List<CatalogueEntry>();
        foreach (var path in files.Directory.EnumerateFiles(folder).Where(path => path.EndsWith(ArchiveName.Extension, StringComparison.OrdinalIgnoreCase)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Read(path) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries.OrderByDescending(entry => entry.CreatedAt).ThenBy(entry => entry.ArchivePath, StringComparer.Ordinal).ToList();
    }

    /// <summary>All of one archive.</summary>
    /// <exception cref="BackupException">ArchiveNotFound; ArchiveInvalid when it is no archive of this product, not even a damaged one.</exception>
    public BackupDetails Show(string archivePath)
    {
        if (!files.File.Exists(archivePath))
        {
            throw ErrorCatalogue.ArchiveNotFound.Because($"'{archivePath}' does not exist.");
        }

        var entry = Read(archivePath) ?? throw ErrorCatalogue.ArchiveInvalid.Because($"'{archivePath}' is not an archive of AlteryxBackup.");
        var summary = ReadSummary(archivePath, out _);
        try
        {
            return new BackupDetails(entry, ReadManifest(archivePath), summary);
        }
        catch (BackupException failure)
        {
            return new BackupDetails(entry with { Verified = false, Problem = entry.Problem ?? failure.Happened }, null, summary);
        }
    }

    private CatalogueEntry? Read(string path)
    {
        var file = files.FileInfo.FromFileName(path);
        if (!file.Exists)
        {
            // Removed while the folder was being listed.
            return null;
        }

        var known = new CatalogueEntry { ArchivePath = path, SizeBytes = file.Length, CreatedAt = new DateTimeOffset(file.LastWriteTimeUtc) };
        return ReadSummary(path, out var problem) is { } summary
            ? FromSummary(known, summary)
            : FromArchive(known, problem);
    }

    private static CatalogueEntry FromSummary(CatalogueEntry known, ArchiveSummary summary)
    {
        var problem = summary.ArchiveSizeBytes == known.SizeBytes
            ? null
            : $"It has {known.SizeBytes} bytes; the file beside it says {summary.ArchiveSizeBytes}.";
        return known with
        {
            Mode = summary.BackupMode,
            CreatedAt = summary.BackupTimestamp,
            Verified = summary.ArchiveIntegrityVerified && problem is null,
            Documents = summary.DocumentCount,
            Collections = summary.CollectionCount,
            ServerVersion = summary.AlteryxServerVersion,
            Hostname = summary.ServerHostname,
            Status = summary.Status,
            Problem = problem,
        };
    }

    private CatalogueEntry? FromArchive(CatalogueEntry known, string? problem)
    {
        try
        {
            return FromManifest(known, ReadManifest(known.ArchivePath)) with { Problem = problem };
        }
        catch (BackupException failure)
        {
            return IsOurs(known.ArchivePath, problem is not null) ? FromName(known) with { Problem = failure.Happened } : null;
        }
    }

    private static CatalogueEntry FromManifest(CatalogueEntry known, BackupManifest manifest) => known with
    {
        Mode = manifest.BackupMetadata.BackupMode,
        CreatedAt = manifest.BackupMetadata.BackupTimestamp,
        Documents = manifest.MongoDBInformation.DocumentCount,
        Collections = manifest.MongoDBInformation.CollectionCount,
        ServerVersion = manifest.SystemInformation.AlteryxServerVersion,
        Hostname = manifest.SystemInformation.ServerHostname,
        Status = manifest.BackupMetadata.Status,
    };

    private CatalogueEntry FromName(CatalogueEntry known) =>
        ArchiveName.Parse(files.Path.GetFileName(known.ArchivePath)) is { } name
            ? known with { Mode = name.Mode, CreatedAt = new DateTimeOffset(DateTime.SpecifyKind(name.LocalTime, DateTimeKind.Local)).ToUniversalTime() }
            : known;

    // A .zip without a manifest is somebody else's, unless its name or what stands beside it says that it is ours, or it was cut short.
    private bool IsOurs(string path, bool hasSummary)
    {
        if (hasSummary || files.File.Exists(Sidecars.ChecksumPath(path)) || ArchiveName.Parse(files.Path.GetFileName(path)) is not null)
        {
            return true;
        }

        try
        {
            using var archive = ArchiveReader.Open(files, path);
            return archive.Contains(ArchiveLayout.Manifest);
        }
        catch (BackupException)
        {
            return BeginsLikeZip(path);
        }
    }

    private bool BeginsLikeZip(string path)
    {
        try
        {
            using var stream = files.File.OpenRead(path);
            var start = new byte[ZipSignature.Length];
            return stream.Read(start, 0, start.Length) == start.Length && start.SequenceEqual(ZipSignature);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private BackupManifest ReadManifest(string path)
    {
        using var archive = ArchiveReader.Open(files, path);
        return archive.ReadManifest();
    }

    private ArchiveSummary? ReadSummary(string path, out string? problem)
    {
        problem = null;
        try
        {
            return Sidecars.ReadSummary(files, path);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            problem = $"'{Sidecars.SummaryPath(path)}' beside it can't be read: {failure.Message}";
            return null;
        }
    }
}
