using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Catalogue;

/// <summary>The archives of a folder.</summary>
public sealed class ArchiveCatalogue(IFileSystem files)
{
    // Enough to keep a share busy that answers slowly, and no more than a server can spare.
    private const int ReadersAtOnce = 8;

    private readonly EntryReader _reader = new(files);

    /// <summary>A folder's archives, newest first; a folder that doesn't exist has none. Damaged ones are listed with their problem; files of others and unfinished ones are not archives.</summary>
    /// <exception cref="IOException">The folder can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not list it.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<CatalogueEntry> List(string folder, CancellationToken cancellation) =>
        Survey(folder, cancellation).Where(entry => !entry.Foreign).ToList();

    /// <summary>Like <see cref="List"/>, with what looks like an archive and isn't one of this product (<see cref="CatalogueEntry.Foreign"/>).</summary>
    /// <exception cref="IOException">The folder can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not list it.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<CatalogueEntry> Survey(string folder, CancellationToken cancellation)
    {
        if (!files.Directory.Exists(folder))
        {
            return [];
        }

        var all = files.DirectoryInfo.FromDirectoryName(folder).EnumerateFiles().ToList();
        var names = new HashSet<string>(all.Select(file => file.Name), StringComparer.OrdinalIgnoreCase);
        var archives = all.Where(file => file.Name.EndsWith(ArchiveName.Extension, StringComparison.OrdinalIgnoreCase)).ToList();
        var entries = new CatalogueEntry?[archives.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = ReadersAtOnce, CancellationToken = cancellation };
        _ = Parallel.For(0, archives.Count, limits, number => entries[number] = _reader.Read(archives[number], path => names.Contains(files.Path.GetFileName(path))));
        return entries.OfType<CatalogueEntry>()
            .OrderByDescending(entry => entry.CreatedAt).ThenBy(entry => entry.ArchivePath, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>All of one archive.</summary>
    /// <exception cref="BackupException">ArchiveNotFound; ArchiveInvalid when it is no archive of this product, not even a damaged one.</exception>
    public BackupDetails Show(string archivePath)
    {
        if (!files.File.Exists(archivePath) || Read(archivePath) is not { } entry)
        {
            throw ErrorCatalogue.ArchiveNotFound.Because($"'{archivePath}' does not exist.");
        }

        if (entry.Foreign)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"'{archivePath}' is not an archive of AlteryxBackup.");
        }

        var summary = ReadSummary(archivePath);
        try
        {
            return new BackupDetails(entry, ReadManifest(archivePath), summary);
        }
        catch (BackupException failure)
        {
            return new BackupDetails(entry with { Verified = false, Problem = entry.Problem ?? failure.Happened }, null, summary);
        }
    }

    /// <summary>What a listing tells of one file; null when it doesn't exist.</summary>
    public CatalogueEntry? Read(string path) => _reader.Read(files.FileInfo.FromFileName(path), files.File.Exists);

    private BackupManifest ReadManifest(string path)
    {
        using var archive = ArchiveReader.Open(files, path);
        return archive.ReadManifest();
    }

    // What is wrong with it stands in the entry.
    private ArchiveSummary? ReadSummary(string path)
    {
        try
        {
            return Sidecars.ReadSummary(files, path);
        }
        catch (Exception failure) when (failure is InvalidDataException || StorageFailure.Is(failure))
        {
            return null;
        }
    }
}
