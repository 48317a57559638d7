using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform.Checksums;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Archives;

/// <summary>Unpacks a whole archive into a folder of its own: all of it, or nothing.</summary>
public sealed class ArchiveExtractor(IFileSystem files, IDurableFiles durable)
{
    private const string Step = "Extract";
    private const string NothingUnpacked = "What had been unpacked is removed again.";

    // Archives of others have none; CRC-32 and sizes are checked all the same.
    private static readonly IReadOnlyDictionary<string, string> NoChecksums = new Dictionary<string, string>();

    /// <summary>Unpacks. The folder must not exist yet or be empty; it and every file in it are private.</summary>
    /// <param name="archivePath">The archive.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="observer">Is told the progress.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BackupException">ArchiveNotFound, ArchiveInvalid, PathNotWritable (also for a folder with something in it), DiskFull.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is left.</exception>
    public ExtractedArchive Extract(string archivePath, string folder, IOperationObserver observer, CancellationToken cancellation) =>
        Extract(archivePath, folder, _ => true, observer, cancellation);

    /// <summary>Unpacks the entries that are chosen by name, in the same way.</summary>
    /// <inheritdoc cref="Extract(string, string, IOperationObserver, CancellationToken)"/>
    public ExtractedArchive Extract(string archivePath, string folder, Func<string, bool> chosen, IOperationObserver observer, CancellationToken cancellation)
    {
        using var archive = ArchiveReader.Open(files, archivePath);
        if (archive.Refused.Concat(archive.CheckFolders(cancellation)).FirstOrDefault() is { } first)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because(first.Entry is { } entry
                ? $"'{archivePath}' has an entry that can't be unpacked safely, '{entry}': {first.Problem}"
                : $"'{archivePath}' can't be unpacked safely: {first.Problem}");
        }

        var target = files.Path.GetFullPath(folder);
        RefuseUsedFolder(target);
        var isComplete = false;
        try
        {
            durable.CreatePrivateFolder(target);
            var buffer = new byte[1 << 17];
            var checksums = archive.Contains(ArchiveLayout.Checksums) ? archive.ReadChecksums() : NoChecksums;
            var entries = archive.Entries.Where(entry => chosen(entry.Path)).ToList();
            var progress = new EntryProgress(observer, Step, entries.Sum(entry => entry.SizeBytes));
            foreach (var entry in entries)
            {
                cancellation.ThrowIfCancellationRequested();
                ExtractEntry(archive, entry, target, checksums, buffer, progress, cancellation);
            }

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

    private void RefuseUsedFolder(string target)
    {
        if (files.File.Exists(target) || (files.Directory.Exists(target) && (files.Directory.EnumerateFileSystemEntries(target).Any() || IsLink(target))))
        {
            throw ErrorCatalogue.PathNotWritable.Because(
                $"'{target}' is not a fresh folder: it has something in it, is a file, or is a link.", action: "Name a folder that doesn't exist yet, or an empty one.");
        }
    }

    private void ExtractEntry(
        ArchiveReader archive,
        ArchiveEntryInfo entry,
        string target,
        IReadOnlyDictionary<string, string> checksums,
        byte[] buffer,
        EntryProgress progress,
        CancellationToken cancellation)
    {
        var path = files.Path.Combine([target, .. entry.Path.Split('/')]);
        var parent = files.Path.GetDirectoryName(path);
        durable.CreatePrivateFolder(parent);
        if (IsLink(parent))
        {
            throw ErrorCatalogue.PathNotWritable.Because($"'{parent}' has become a link while the archive was unpacked.", NothingUnpacked);
        }

        try
        {
            using var content = archive.Open(entry.Path);
            using var file = durable.CreatePrivate(path);
            using var hash = new Sha256Hash();
            for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.Append(buffer, 0, read);
                file.Write(buffer, 0, read);
                progress.Advance(entry.Path, read);
            }

            if (checksums.TryGetValue(entry.Path, out var expected) && hash.Finish() is var found && found != expected)
            {
                throw new InvalidDataException($"its SHA-256 is {found}, and {ArchiveLayout.Checksums} says {expected}");
            }
        }
        catch (InvalidDataException failure)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"'{entry.Path}' of '{archive.ArchivePath}' is damaged: {failure.Message}.", NothingUnpacked, cause: failure);
        }

        files.File.SetLastWriteTimeUtc(path, entry.LastModified.UtcDateTime);
    }

    private bool IsLink(string path) => (files.File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;

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
