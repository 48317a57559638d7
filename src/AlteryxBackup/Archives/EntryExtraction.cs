using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Threading;
using AlteryxBackup.Platform.Checksums;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Archives;

/// <summary>Unpacks single entries of an archive into folders that are there. From any thread.</summary>
internal sealed class EntryExtraction(
    IFileSystem files, IDurableFiles durable, ArchiveReader archive, string target, IReadOnlyDictionary<string, string> checksums, EntryProgress progress)
{
    /// <summary>Whether a path is a link.</summary>
    public static bool IsLink(IFileSystem files, string path) => (files.File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;

    /// <summary>Where an entry's file comes.</summary>
    public string FolderOf(ArchiveEntryInfo entry) => files.Path.GetDirectoryName(PathOf(entry));

    /// <summary>Unpacks an entry, with its time, and checks it on its way.</summary>
    /// <exception cref="BackupException">ArchiveInvalid, PathNotReadable: the archive; PathNotWritable: the folder has become a link.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Extract(ArchiveEntryInfo entry, byte[] buffer, CancellationToken cancellation)
    {
        var folder = FolderOf(entry);
        if (IsLink(files, folder))
        {
            throw ErrorCatalogue.PathNotWritable.Because($"'{folder}' has become a link while the archive was unpacked.", ArchiveExtractor.NothingUnpacked);
        }

        try
        {
            Copy(entry, buffer, cancellation);
        }
        catch (InvalidDataException failure)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"'{entry.Path}' of '{archive.ArchivePath}' is damaged: {failure.Message}.", ArchiveExtractor.NothingUnpacked, cause: failure);
        }

        files.File.SetLastWriteTimeUtc(PathOf(entry), entry.LastModified.UtcDateTime);
    }

    private string PathOf(ArchiveEntryInfo entry) => files.Path.Combine([target, .. entry.Path.Split('/')]);

    private void Copy(ArchiveEntryInfo entry, byte[] buffer, CancellationToken cancellation)
    {
        using var content = Reading(() => archive.Open(entry.Path));
        using var file = durable.CreatePrivate(PathOf(entry));
        using var hash = new Sha256Hash();
        for (int read; (read = Reading(() => content.Read(buffer, 0, buffer.Length))) > 0;)
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

    // What fails in reading is the archive's fault, not that of the folder it is unpacked to.
    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw ErrorCatalogue.PathNotReadable.Because($"'{archive.ArchivePath}' can't be read: {failure.Message}", ArchiveExtractor.NothingUnpacked, cause: failure);
        }
    }
}
