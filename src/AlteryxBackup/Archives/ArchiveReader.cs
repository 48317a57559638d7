using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Archives;

/// <summary>Opens an archive and believes nothing of it: names, sizes and checksums are checked before or while anything is handed out. Entries may be read on several threads at the same time.</summary>
public sealed class ArchiveReader : IDisposable
{
    // Below the size from which .NET keeps objects on a heap that only a full collection clears: a listing opens archives by the thousand.
    private const int BufferBytes = 1 << 16;

    // What a manifest and its like may unpack to in an archive of few entries, and for each entry more.
    private const long HeldBytes = 16L << 20;
    private const long HeldBytesPerEntry = 4L << 10;

    private readonly ArchiveBytes _archive;
    private readonly ArchiveLimits _limits;
    private readonly ScreenedEntries _screened;
    private IReadOnlyList<ArchiveEntryInfo>? _entries;

    private ArchiveReader(string path, Stream stream, ArchiveLimits limits)
    {
        ArchivePath = path;
        _archive = new ArchiveBytes(stream);
        _limits = limits;
        var (records, directoryStart) = ZipDirectory.Read(_archive, limits);
        _screened = EntryScreening.Screen(records, directoryStart, limits);
        var total = Files.Values.Sum(record => (decimal)record.SizeBytes);
        if (total > limits.MaxTotalBytes)
        {
            throw new InvalidDataException($"Its entries would unpack to more than {limits.MaxTotalBytes} bytes.");
        }

        if (total > (decimal)_archive.Length * limits.MaxRatio)
        {
            throw new InvalidDataException($"Its entries would unpack to more than {limits.MaxRatio} times its size.");
        }
    }

    /// <summary>The archive.</summary>
    public string ArchivePath { get; }

    /// <summary>Its size.</summary>
    public long SizeBytes => _archive.Length;

    /// <summary>Its files, by name; only those that can be read and unpacked safely.</summary>
    public IReadOnlyList<ArchiveEntryInfo> Entries => _entries ??= Files
        .Select(entry => new ArchiveEntryInfo(entry.Key, entry.Value.SizeBytes, entry.Value.CompressedBytes, ZipTime.Read(entry.Value.DosTime, entry.Value.UnixTime)))
        .OrderBy(entry => entry.Path, StringComparer.Ordinal)
        .ToList();

    /// <summary>Entries that are not handed out, and why: names that lead elsewhere, duplicates, links, encryption, unknown methods. A sound archive has none.</summary>
    public IReadOnlyList<ArchiveFinding> Refused => _screened.Refused;

    /// <summary>What the directory says of the entries that may be read, by name.</summary>
    internal IReadOnlyDictionary<string, ZipRecord> Files => _screened.Files;

    /// <summary>Opens an archive.</summary>
    /// <exception cref="BackupException">ArchiveNotFound; ArchiveInvalid when it isn't a .zip or can't be read.</exception>
    public static ArchiveReader Open(IFileSystem files, string path) => Open(files, path, new ArchiveLimits());

    /// <summary>Opens an archive within given limits.</summary>
    /// <exception cref="BackupException">ArchiveNotFound; ArchiveInvalid when it isn't a .zip, can't be read, or is beyond the limits.</exception>
    public static ArchiveReader Open(IFileSystem files, string path, ArchiveLimits limits)
    {
        Stream? stream = null;
        StoredArchive? stored = null;
        try
        {
            stored = StoredArchive.Find(files, VolumeName.ArchiveOf(path)) ?? throw ErrorCatalogue.ArchiveNotFound.Because($"'{path}' does not exist.");
            stream = stored.Open(files, BufferBytes);
            var reader = new ArchiveReader(path, stream, limits);
            stream = null;
            return reader;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"'{path}' can't be opened: {failure.Message}{BrokenOff(files, stored)}", cause: failure);
        }
        finally
        {
            stream?.Dispose();
        }
    }

    // Nothing but the size of the last volume tells that one is missing behind it, when nothing stands beside the archive.
    private static string BrokenOff(IFileSystem files, StoredArchive? stored) => stored?.BrokenOff is { } last
        ? $" {files.Path.GetFileName(last.Path)} is its last volume here, and is full: at least one more belongs behind it, with the archive's directory, and is missing."
        : "";

    /// <summary>Whether there is such an entry.</summary>
    public bool Contains(string entryPath) => Files.ContainsKey(entryPath);

    /// <summary>The size of an entry's content.</summary>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    internal long SizeOf(string entryPath) => Files[entryPath].SizeBytes;

    /// <summary>Opens an entry; it ends exactly at its declared size, with its CRC-32 right, or reading it throws.</summary>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    /// <exception cref="InvalidDataException">Its local header contradicts the directory; while reading: the content isn't what is declared.</exception>
    /// <exception cref="IOException">The archive can't be read.</exception>
    public Stream Open(string entryPath)
    {
        var record = Files[entryPath];
        return new ZipEntryStream(_archive, EntryFrame.ContentStart(_archive, record), record);
    }

    /// <summary>What is wrong around the content of every file and folder: headers and descriptors that contradict the directory, bytes that belong to nothing.</summary>
    /// <exception cref="IOException">The archive can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal IReadOnlyList<ArchiveFinding> CheckFrames(CancellationToken cancellation) => Frames(Files.Concat(_screened.Folders), cancellation);

    /// <summary>The same of the folders alone, for those who read every file anyway.</summary>
    /// <exception cref="IOException">The archive can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal IReadOnlyList<ArchiveFinding> CheckFolders(CancellationToken cancellation) => Frames(_screened.Folders, cancellation);

    /// <summary>Where a file's compressed bytes begin.</summary>
    /// <exception cref="InvalidDataException">Its local header contradicts the directory.</exception>
    /// <exception cref="IOException">The archive can't be read.</exception>
    internal long ContentStart(string entryPath) => EntryFrame.ContentStart(_archive, Files[entryPath]);

    /// <summary>Bytes of the archive as they stand there.</summary>
    /// <exception cref="InvalidDataException">It ends before.</exception>
    /// <exception cref="IOException">The archive can't be read.</exception>
    internal void ReadRaw(long position, byte[] buffer, int count) => _archive.ReadAll(position, buffer, count);

    /// <summary>The index of blocks; none when there is none.</summary>
    /// <exception cref="InvalidDataException">Its content is damaged.</exception>
    /// <exception cref="IOException">The archive can't be read.</exception>
    internal BlockIndex ReadBlockIndex()
    {
        if (!Files.ContainsKey(ArchiveLayout.BlockIndex))
        {
            return BlockIndex.None;
        }

        using var content = OpenBounded(ArchiveLayout.BlockIndex, BlockIndex.LongestBytes);
        return BlockIndex.Read(content, Files);
    }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="BackupException">ArchiveInvalid: there is none, or it can't be understood.</exception>
    public BackupManifest ReadManifest()
    {
        try
        {
            using var stream = OpenBounded(ArchiveLayout.Manifest, MostHeldBytes);
            return ManifestSerializer.Read(stream);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"{ArchiveLayout.Manifest} of '{ArchivePath}' can't be read: {failure.Message}", cause: failure);
        }
    }

    /// <summary>Reads SHA256SUMS: hashes by entry.</summary>
    /// <exception cref="BackupException">ArchiveInvalid: there is none, or it can't be understood.</exception>
    public IReadOnlyDictionary<string, string> ReadChecksums()
    {
        try
        {
            using var text = new StreamReader(OpenBounded(ArchiveLayout.Checksums, MostHeldBytes));
            return Sha256Sums.Read(text);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"{ArchiveLayout.Checksums} of '{ArchivePath}' can't be read: {failure.Message}", cause: failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    internal long MostHeldBytes => Math.Min(_limits.MaxManifestBytes, HeldBytes + (HeldBytesPerEntry * Files.Count));

    private List<ArchiveFinding> Frames(IEnumerable<KeyValuePair<string, ZipRecord>> entries, CancellationToken cancellation)
    {
        var findings = new List<ArchiveFinding>();
        foreach (var (name, record) in entries.Select(entry => (entry.Key, entry.Value)).OrderBy(entry => entry.Value.Offset))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                _ = EntryFrame.ContentStart(_archive, record);
            }
            catch (InvalidDataException fault)
            {
                findings.Add(new ArchiveFinding(name, $"It is damaged: {fault.Message}."));
            }
        }

        return findings;
    }

    // A JSON or text reader stops at the last character it wants; the content must have been read to its end for its CRC-32 to count.
    private MemoryStream OpenBounded(string entryPath, long limit)
    {
        if (!Files.TryGetValue(entryPath, out var record))
        {
            throw new InvalidDataException("there is no such entry");
        }

        if (record.SizeBytes > limit)
        {
            throw new InvalidDataException($"it is larger than {limit} bytes");
        }

        using var content = Open(entryPath);
        var held = new MemoryStream();
        content.CopyTo(held);
        held.Position = 0;
        return held;
    }
}
