using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Archives;

/// <summary>An archive that is written and read back, but not published: it is gone when disposed before <see cref="Publish"/>.</summary>
public sealed class WrittenArchive : IDisposable
{
    private readonly PartialArchive _file;

    internal WrittenArchive(
        PartialArchive file, IReadOnlyList<ArchivedEntry> entries, BackupManifest manifest, long sizeBytes, string sha256, IReadOnlyList<ArchiveVolume> volumes, bool readBackPastCache)
    {
        _file = file;
        Entries = entries;
        Manifest = manifest;
        SizeBytes = sizeBytes;
        Sha256 = sha256;
        Volumes = volumes;
        ReadBackPastCache = readBackPastCache;
    }

    /// <summary>Its path once published.</summary>
    public string ArchivePath => _file.ArchivePath;

    /// <summary>Where it is until then: what to verify.</summary>
    public string UnpublishedPath => _file.PartialPath;

    /// <summary>Every entry in the order of the archive, the manifest and SHA256SUMS too.</summary>
    public IReadOnlyList<ArchivedEntry> Entries { get; }

    /// <summary>The manifest in it.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Its size.</summary>
    public long SizeBytes { get; }

    /// <summary>Its SHA-256, taken while writing and found again on the disk; lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>The files that it was split into; none when it is one file.</summary>
    public IReadOnlyList<ArchiveVolume> Volumes { get; }

    /// <summary>It was read back from the disk itself, not from the system's memory.</summary>
    public bool ReadBackPastCache { get; }

    /// <summary>How many entries it has.</summary>
    public int EntryCount => Entries.Count;

    /// <summary>Bytes of all entries, unpacked.</summary>
    public long UncompressedBytes => Entries.Sum(entry => entry.SizeBytes);

    /// <summary>Gives it its final name, or all volumes theirs; never overwrites.</summary>
    /// <exception cref="BackupException">PathNotWritable.</exception>
    public void Publish()
    {
        try
        {
            _file.Publish();
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, ArchivePath, failure is NameNotFlushedException
                ? "The archive has its final name and is whole as it was read back, but after a power failure that name may be gone; the files beside it were not written."
                : "The archive did not get its final name; the unfinished file is removed.", ArchiveRoom.Advice);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
