using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Archives;

/// <summary>Writes archives: each byte of a source is read once, hashed on its way, and compressed on all processors.</summary>
public sealed class ArchiveWriter(IFileSystem files, IDurableFiles durable) : IArchiveWriter
{
    internal const string Step = "Archive";

    // More would not be faster than one thread reads and hashes, and each has four megabytes to itself.
    private const int MaxThreads = 24;

    internal const string NothingLeft = "The unfinished archive is removed; no file has the archive's name.";

    /// <inheritdoc/>
    public WrittenArchive Write(ArchiveRequest request, IOperationObserver observer, CancellationToken cancellation)
    {
        RefuseDuplicates(request);
        PartialArchive? partial = null;
        try
        {
            if (StoredArchive.Find(files, request.ArchivePath) is { } taken)
            {
                throw ErrorCatalogue.ArchiveExists.Because($"'{taken.Volumes[0].Path}' exists already.");
            }

            partial = new PartialArchive(files, durable, request.ArchivePath);
            var written = WriteTo(partial, request, observer, cancellation);
            partial = null;
            return written;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, request.ArchivePath + PartialFile.Suffix, NothingLeft, ArchiveRoom.Advice);
        }
        finally
        {
            partial?.Dispose();
        }
    }

    private static void RefuseDuplicates(ArchiveRequest request)
    {
        var duplicate = request.Sources.Select(source => source.EntryPath)
            .Concat(request.Texts.Select(text => text.EntryPath))
            .Concat([ArchiveLayout.Manifest, ArchiveLayout.Checksums, ArchiveLayout.BlockIndex])
            .GroupBy(path => path, EntryName.Comparer)
            .FirstOrDefault(group => group.Skip(1).Any());
        if (duplicate is not null)
        {
            throw new ArgumentException($"More than one entry would be named '{duplicate.Key}' on Windows.", nameof(request));
        }
    }

    private WrittenArchive WriteTo(PartialArchive partial, ArchiveRequest request, IOperationObserver observer, CancellationToken cancellation)
    {
        using var pieces = new VolumeWriter(partial, request.VolumeBytes);
        using var output = new HashingStream(pieces);
        using var zip = new ZipWriter(output, request.Compression, Math.Min(request.Threads > 0 ? request.Threads : Environment.ProcessorCount, MaxThreads), request.Priority);
        var entries = WriteContent(zip, request, observer, cancellation);
        entries.AddRange(WriteBlockIndex(zip, request));

        var manifest = request.BuildManifest(entries.ToList());
        var now = manifest.BackupMetadata.BackupCompletionTimestamp;
        entries.Add(zip.Write(ArchiveLayout.Manifest, now, new TextContent(ManifestSerializer.Write(manifest))));
        entries.Add(zip.Write(ArchiveLayout.Checksums, now, new TextContent(Sha256Sums.Write(entries))));
        zip.Finish();
        var volumes = pieces.Complete();

        var sha256 = output.FinishHash();
        var pastCache = ReadBack(partial, new ArchiveHash(output.BytesWritten, sha256, [.. volumes.Select(volume => (volume.SizeBytes, volume.Sha256))]), observer, cancellation);
        return new WrittenArchive(partial, entries, manifest, output.BytesWritten, sha256, volumes, pastCache);
    }

    private List<ArchivedEntry> WriteContent(ZipWriter zip, ArchiveRequest request, IOperationObserver observer, CancellationToken cancellation)
    {
        var progress = new EntryProgress(observer, Step, request.Sources.Sum(source => Size(source)));
        var writes = request.Sources.Select(source => (source.EntryPath, Write: (Func<ArchivedEntry>)(() => WriteFile(zip, source, progress, cancellation))))
            .Concat(request.Texts.Select(text => (text.EntryPath, Write: (Func<ArchivedEntry>)(() => zip.Write(text.EntryPath, text.LastModified, new TextContent(text.Content))))));
        return writes.OrderBy(write => write.EntryPath, StringComparer.Ordinal).Select(write => write.Write()).ToList();
    }

    private static IEnumerable<ArchivedEntry> WriteBlockIndex(ZipWriter zip, ArchiveRequest request)
    {
        var blocked = zip.Drain();
        if (blocked.Count > 0)
        {
            var newest = request.Sources.Max(source => source.LastModified);
            yield return zip.Write(ArchiveLayout.BlockIndex, newest, new TextContent(BlockIndexText.Of(blocked)));
        }
    }

    // One that is missing fails, with its reason, when its turn comes.
    private long Size(ArchiveSource source)
    {
        var file = files.FileInfo.FromFileName(source.SourcePath);
        return file.Exists ? file.Length : 0;
    }

    private ArchivedEntry WriteFile(ZipWriter zip, ArchiveSource source, EntryProgress progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var content = new FileContent(files, source, progress, cancellation);
        var entry = zip.Write(source.EntryPath, source.LastModified, content);
        return source.KnownSha256 is { } known && known != entry.Sha256
            ? throw ErrorCatalogue.RequiredFileMissing.Because(
                $"'{source.SourcePath}' has changed since it was collected: SHA-256 was {known} and is {entry.Sha256}.", NothingLeft)
            : entry;
    }

    private bool ReadBack(PartialArchive partial, ArchiveHash written, IOperationObserver observer, CancellationToken cancellation)
    {
        var progress = new EntryProgress(observer, Step, written.SizeBytes);
        var pastCache = true;
        var found = ArchiveHash.Of(partial.PartialPaths, Open, read => progress.Advance("reading back", read), cancellation);
        return found.SizeBytes == written.SizeBytes && found.Sha256 == written.Sha256 && (written.Volumes.Count == 0 || found.Volumes.SequenceEqual(written.Volumes))
            ? pastCache
            : throw ErrorCatalogue.ArchiveInvalid.Because(
                $"The disk does not hold what was written to '{partial.PartialPath}': {written.SizeBytes} bytes with SHA-256 {written.Sha256} went out, {found.SizeBytes} bytes with {found.Sha256} came back.",
                NothingLeft,
                "Don't trust this disk or share: check its health, then run the backup to another place.");

        Stream Open(string path)
        {
            var readBack = durable.OpenReadBack(path);
            pastCache &= readBack.PastCache;
            return readBack.Stream;
        }
    }
}
