using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Archives;

/// <summary>Opens an archive and believes nothing of it: names, sizes and checksums are checked before or while anything is handed out. For one thread.</summary>
public sealed class ArchiveReader : IDisposable
{
    // Below the size from which .NET keeps objects on a heap that only a full collection clears: a listing opens archives by the thousand.
    private const int BufferBytes = 1 << 16;

    private readonly Stream _stream;
    private readonly ArchiveLimits _limits;
    private readonly IReadOnlyDictionary<string, ZipRecord> _records;
    private readonly long _directoryStart;
    private IReadOnlyList<ArchiveEntryInfo>? _entries;

    private ArchiveReader(string path, Stream stream, ArchiveLimits limits)
    {
        ArchivePath = path;
        _stream = stream;
        _limits = limits;
        (var records, _directoryStart) = ZipDirectory.Read(stream, limits.MaxEntries);
        (_records, Refused) = EntryScreening.Screen(records, _directoryStart);
        if (_records.Values.Sum(record => (decimal)record.SizeBytes) > limits.MaxTotalBytes)
        {
            throw new InvalidDataException($"Its entries would unpack to more than {limits.MaxTotalBytes} bytes.");
        }
    }

    /// <summary>The archive.</summary>
    public string ArchivePath { get; }

    /// <summary>Its size.</summary>
    public long SizeBytes => _stream.Length;

    /// <summary>Its files, by name; only those that can be read and unpacked safely.</summary>
    public IReadOnlyList<ArchiveEntryInfo> Entries => _entries ??= _records
        .Select(entry => new ArchiveEntryInfo(entry.Key, entry.Value.SizeBytes, entry.Value.CompressedBytes, ZipTime.Read(entry.Value.DosTime, entry.Value.UnixTime)))
        .OrderBy(entry => entry.Path, StringComparer.Ordinal)
        .ToList();

    /// <summary>Entries that are not handed out, and why: names that lead elsewhere, duplicates, encryption, unknown methods. A sound archive has none.</summary>
    public IReadOnlyList<ArchiveFinding> Refused { get; }

    /// <summary>Opens an archive.</summary>
    /// <exception cref="BackupException">ArchiveNotFound; ArchiveInvalid when it isn't a .zip or can't be read.</exception>
    public static ArchiveReader Open(IFileSystem files, string path) => Open(files, path, new ArchiveLimits());

    /// <summary>Opens an archive within given limits.</summary>
    /// <exception cref="BackupException">ArchiveNotFound; ArchiveInvalid when it isn't a .zip, can't be read, or is beyond the limits.</exception>
    public static ArchiveReader Open(IFileSystem files, string path, ArchiveLimits limits)
    {
        if (!files.File.Exists(path))
        {
            throw ErrorCatalogue.ArchiveNotFound.Because($"'{path}' does not exist.");
        }

        Stream? stream = null;
        try
        {
            stream = files.FileStream.Create(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
            var reader = new ArchiveReader(path, stream, limits);
            stream = null;
            return reader;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"'{path}' can't be opened: {failure.Message}", cause: failure);
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <summary>Whether there is such an entry.</summary>
    public bool Contains(string entryPath) => _records.ContainsKey(entryPath);

    /// <summary>The size of an entry's content.</summary>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    internal long SizeOf(string entryPath) => _records[entryPath].SizeBytes;

    /// <summary>Opens an entry; it ends exactly at its declared size, with its CRC-32 right, or reading it throws.</summary>
    /// <exception cref="KeyNotFoundException">There is no such entry.</exception>
    /// <exception cref="InvalidDataException">Its local header contradicts the directory; while reading: the content isn't what is declared.</exception>
    /// <exception cref="IOException">The archive can't be read.</exception>
    public Stream Open(string entryPath)
    {
        var record = _records[entryPath];
        var start = LocalHeader.ContentStart(_stream, record);
        if (start > _directoryStart - record.CompressedBytes)
        {
            throw new InvalidDataException("it reaches into the directory");
        }

        return new ZipEntryStream(_stream, start, record);
    }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="BackupException">ArchiveInvalid: there is none, or it can't be understood.</exception>
    public BackupManifest ReadManifest()
    {
        try
        {
            using var stream = OpenBounded(ArchiveLayout.Manifest);
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
            using var text = new StreamReader(OpenBounded(ArchiveLayout.Checksums));
            return Sha256Sums.Read(text);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"{ArchiveLayout.Checksums} of '{ArchivePath}' can't be read: {failure.Message}", cause: failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    // A JSON or text reader stops at the last character it wants; the content must have been read to its end for its CRC-32 to count.
    private MemoryStream OpenBounded(string entryPath)
    {
        if (!_records.TryGetValue(entryPath, out var record))
        {
            throw new InvalidDataException("there is no such entry");
        }

        if (record.SizeBytes > _limits.MaxManifestBytes)
        {
            throw new InvalidDataException($"it is larger than {_limits.MaxManifestBytes} bytes");
        }

        using var content = Open(entryPath);
        var held = new MemoryStream();
        content.CopyTo(held);
        held.Position = 0;
        return held;
    }
}
