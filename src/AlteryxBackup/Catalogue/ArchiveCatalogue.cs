using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Archives.Volumes;
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
        if (ArchivePresence.AttributesOf(files, folder) is not { } found)
        {
            return [];
        }

        if ((found & FileAttributes.Directory) == 0)
        {
            throw new IOException($"'{folder}' is a file, not a folder.");
        }

        var all = files.DirectoryInfo.FromDirectoryName(folder).EnumerateFiles().ToList();
        var names = new HashSet<string>(all.Select(file => file.Name), StringComparer.OrdinalIgnoreCase);
        var archives = new ListedArchives(files, folder, all, names).All;
        var entries = new CatalogueEntry?[archives.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = ReadersAtOnce, CancellationToken = cancellation };
        try
        {
            _ = Parallel.For(0, archives.Count, limits, number => entries[number] = _reader.Read(archives[number].Path, archives[number].Look, path => names.Contains(files.Path.GetFileName(path))));
        }
        catch (AggregateException several)
        {
            // Callers judge a failure by its kind; one reader's is as good as another's.
            ExceptionDispatchInfo.Capture(several.Flatten().InnerExceptions[0]).Throw();
        }

        return entries.OfType<CatalogueEntry>()
            .OrderByDescending(entry => entry.CreatedAt).ThenBy(entry => entry.ArchivePath, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>A folder's archives as <see cref="List"/> gives them, of a folder that somebody named: it has to be there.</summary>
    /// <exception cref="BackupException">PathNotReadable: it isn't there, isn't a folder, or can't be listed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<CatalogueEntry> ListNamed(string folder, CancellationToken cancellation)
    {
        try
        {
            return ArchivePresence.AttributesOf(files, folder) is null ? throw ErrorCatalogue.PathNotReadable.Because($"There is no folder '{folder}'.", action: "Check the path.") : List(folder, cancellation);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.ExplainReading(failure, folder);
        }
    }

    /// <summary>What a listing tells of one archive that somebody named, by its own path or a volume's.</summary>
    /// <exception cref="BackupException">ArchiveNotFound; PathNotReadable; ArchiveInvalid when it is no archive of this product, not even a damaged one.</exception>
    public CatalogueEntry ReadNamed(string archivePath)
    {
        archivePath = VolumeName.ArchiveOf(archivePath);
        ArchivePresence.Require(files, archivePath);
        var entry = Read(archivePath) ?? throw ErrorCatalogue.ArchiveNotFound.Because($"'{archivePath}' does not exist.");
        return entry.Foreign ? throw ErrorCatalogue.ArchiveInvalid.Because($"'{archivePath}' is not an archive of AlteryxBackup.", action: "Name an archive: 'alteryx-backup list' shows those of a folder.") : entry;
    }

    /// <summary>All of one archive.</summary>
    /// <exception cref="BackupException">ArchiveNotFound; PathNotReadable; ArchiveInvalid when it is no archive of this product, not even a damaged one.</exception>
    public BackupDetails Show(string archivePath)
    {
        archivePath = VolumeName.ArchiveOf(archivePath);
        var entry = ReadNamed(archivePath);
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
    public CatalogueEntry? Read(string path)
    {
        var archive = files.FileInfo.FromFileName(path).FullName;
        return _reader.Read(archive, () => StoredArchive.Find(files, archive), files.File.Exists);
    }

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
