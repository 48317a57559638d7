using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Archives;

/// <summary>Unpacks a whole archive into a folder of its own: all of it, or nothing.</summary>
public sealed class ArchiveExtractor(IFileSystem files, IDurableFiles durable)
{
    private const string Step = "Extract";
    internal const string NothingUnpacked = "What had been unpacked is removed again.";

    // A disk takes no more from more threads.
    private const int MaxThreads = 8;

    // Archives of others have none; CRC-32 and sizes are checked all the same.
    private static readonly IReadOnlyDictionary<string, string> NoChecksums = new Dictionary<string, string>();

    /// <summary>Unpacks. The folder must not exist yet or be empty; it and every file in it are private.</summary>
    /// <param name="archivePath">The archive.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="observer">Is told the progress.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BackupException">ArchiveNotFound, ArchiveInvalid, PathNotReadable (the archive), PathNotWritable (also for a folder with something in it), DiskFull.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is left.</exception>
    public ExtractedArchive Extract(string archivePath, string folder, IOperationObserver observer, CancellationToken cancellation) =>
        Extract(archivePath, folder, _ => true, observer, cancellation);

    /// <summary>Unpacks the entries that are chosen by name, in the same way.</summary>
    /// <inheritdoc cref="Extract(string, string, IOperationObserver, CancellationToken)"/>
    public ExtractedArchive Extract(string archivePath, string folder, Func<string, bool> chosen, IOperationObserver observer, CancellationToken cancellation)
    {
        using var archive = ArchiveReader.Open(files, archivePath);
        RefuseUnsafe(archive, cancellation);
        var entries = archive.Entries.Where(entry => chosen(entry.Path)).OrderByDescending(entry => entry.SizeBytes).ToList();
        var target = files.Path.GetFullPath(folder);
        RefuseUsedFolder(target);
        var isComplete = false;
        try
        {
            durable.CreatePrivateFolder(target);
            ExtractAll(archive, entries, target, observer, cancellation);
            isComplete = true;
            return new ExtractedArchive(target, entries.Count, entries.Sum(entry => entry.SizeBytes));
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, target, NothingUnpacked, "Free space there, or unpack to a folder on a larger disk.");
        }
        finally
        {
            if (!isComplete)
            {
                RemoveQuietly(target);
            }
        }
    }

    private static void RefuseUnsafe(ArchiveReader archive, CancellationToken cancellation)
    {
        IReadOnlyList<ArchiveFinding> folders;
        try
        {
            folders = archive.CheckFolders(cancellation);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.ExplainReading(failure, archive.ArchivePath);
        }

        if (archive.Refused.Concat(folders).FirstOrDefault() is { } first)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because(first.Entry is { } entry
                ? $"'{archive.ArchivePath}' has an entry that can't be unpacked safely, '{entry}': {first.Problem}"
                : $"'{archive.ArchivePath}' can't be unpacked safely: {first.Problem}");
        }
    }

    // The largest first: what is left for one thread alone at the end is small. Folders are made before, by one thread.
    private void ExtractAll(ArchiveReader archive, List<ArchiveEntryInfo> entries, string target, IOperationObserver observer, CancellationToken cancellation)
    {
        var checksums = archive.Contains(ArchiveLayout.Checksums) ? archive.ReadChecksums() : NoChecksums;
        var progress = new EntryProgress(observer, Step, entries.Sum(entry => entry.SizeBytes));
        var extraction = new EntryExtraction(files, durable, archive, target, checksums, progress);
        foreach (var folder in entries.Select(entry => extraction.FolderOf(entry)).Distinct(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            durable.CreatePrivateFolder(folder);
        }

        var next = -1;
        Crew.Run([.. Enumerable.Repeat<Action<CancellationToken>>(Work, Math.Max(1, Math.Min(Math.Min(Environment.ProcessorCount, MaxThreads), entries.Count)))], cancellation);

        void Work(CancellationToken together)
        {
            var buffer = new byte[1 << 17];
            for (int index; (index = Interlocked.Increment(ref next)) < entries.Count;)
            {
                extraction.Extract(entries[index], buffer, together);
            }
        }
    }

    private void RefuseUsedFolder(string target)
    {
        if (files.File.Exists(target) || (files.Directory.Exists(target) && (files.Directory.EnumerateFileSystemEntries(target).Any() || EntryExtraction.IsLink(files, target))))
        {
            throw ErrorCatalogue.PathNotWritable.Because(
                $"'{target}' is not a fresh folder: it has something in it, is a file, or is a link.", action: "Name a folder that doesn't exist yet, or an empty one.");
        }
    }

    private void RemoveQuietly(string target)
    {
        try
        {
            if (files.Directory.Exists(target))
            {
                files.Directory.Delete(target, recursive: true);
            }
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            // The failure that brought us here is the one to report; it says that the folder was to be removed.
        }
    }
}
