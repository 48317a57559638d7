using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Archives.Volumes;

/// <summary>An archive as it stands on disk: one file, or volumes. Everything that opens, measures or removes an archive asks here which files those are.</summary>
internal sealed class StoredArchive
{
    private StoredArchive(string path, bool isSplit, IReadOnlyList<StoredVolume> volumes)
    {
        Path = path;
        IsSplit = isSplit;
        Volumes = volumes;
    }

    /// <summary>The archive's own path, whether a file has that name or not.</summary>
    public string Path { get; }

    /// <summary>It stands in volumes.</summary>
    public bool IsSplit { get; }

    /// <summary>The files that are there, in the order of their numbers; for an archive that isn't split, itself.</summary>
    public IReadOnlyList<StoredVolume> Volumes { get; }

    /// <summary>Bytes of all.</summary>
    public long SizeBytes => Volumes.Sum(volume => volume.SizeBytes);

    /// <summary>When the youngest was written.</summary>
    public DateTime ModifiedUtc => Volumes.Max(volume => volume.ModifiedUtc);

    /// <summary>The first volume that isn't there though a later one is; null when there is no gap.</summary>
    public string? Gap => IsSplit && Volumes.Where((volume, index) => volume.Number != index + 1).Any()
        ? VolumeName.Of(Path, Enumerable.Range(1, Volumes.Count).First(number => Volumes[number - 1].Number != number))
        : null;

    /// <summary>The last volume that is there, when more must follow it: one that fits into a single volume isn't split, and the last is hardly ever full. Null when nothing speaks for it.</summary>
    public StoredVolume? BrokenOff => IsSplit && Gap is null && Volumes[Volumes.Count - 1] is var last && (Volumes.Count == 1 || last.SizeBytes == Volumes[0].SizeBytes) ? last : null;

    /// <summary>An archive; null when neither a file of its name is there nor a volume. Under its <c>.partial</c> name it is found too.</summary>
    /// <exception cref="IOException">The folder can't be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not look at it.</exception>
    public static StoredArchive? Find(IFileSystem files, string path)
    {
        var file = files.FileInfo.FromFileName(LongPath.Extend(path));
        if (file.Exists)
        {
            return Whole(file);
        }

        var volumes = VolumesOf(files, path);
        return volumes.Count > 0 ? Split(path, volumes) : null;
    }

    /// <summary>One that is a file.</summary>
    /// <exception cref="FileNotFoundException">It is gone.</exception>
    public static StoredArchive Whole(IFileInfo file) => new(file.FullName, false, [new StoredVolume(1, file.FullName, file.Length, file.LastWriteTimeUtc)]);

    /// <summary>One that stands in volumes.</summary>
    /// <exception cref="FileNotFoundException">One of them is gone.</exception>
    public static StoredArchive Split(string path, IEnumerable<(int Number, IFileInfo File)> volumes) => new(
        path,
        true,
        [.. volumes.Select(volume => new StoredVolume(volume.Number, volume.File.FullName, volume.File.Length, volume.File.LastWriteTimeUtc)).OrderBy(volume => volume.Number)]);

    /// <summary>The volumes of an archive, under their final names, or of one that is called <c>.partial</c> under theirs.</summary>
    /// <exception cref="IOException">The folder can't be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not look at it.</exception>
    public static IReadOnlyList<(int Number, IFileInfo File)> VolumesOf(IFileSystem files, string path)
    {
        var ending = path.EndsWith(PartialFile.Suffix, StringComparison.Ordinal) ? PartialFile.Suffix : "";
        var whole = files.Path.GetFullPath(LongPath.Extend(path.Substring(0, path.Length - ending.Length)));
        var name = files.Path.GetFileName(whole);
        var folder = files.DirectoryInfo.FromDirectoryName(files.Path.GetDirectoryName(whole) ?? whole);
        if (name.Length == 0 || !folder.Exists)
        {
            return [];
        }

        return folder.EnumerateFiles(name + ".*")
            .Where(file => file.Name.EndsWith(ending, StringComparison.Ordinal))
            .Select(file => (Volume: VolumeName.Parse(file.Name.Substring(0, file.Name.Length - ending.Length)), File: file))
            .Where(found => string.Equals(found.Volume?.ArchivePath, name, StringComparison.OrdinalIgnoreCase))
            .Select(found => (found.Volume!.Value.Number, found.File))
            .ToList();
    }

    /// <summary>Opens it, all volumes as one; seekable.</summary>
    /// <exception cref="IOException">A volume is missing or can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not read it.</exception>
    public Stream Open(IFileSystem files, int bufferBytes)
    {
        if (!IsSplit)
        {
            return OpenVolume(files, Volumes[0].Path, bufferBytes);
        }

        return Gap is { } missing
            ? throw new FileNotFoundException($"{files.Path.GetFileName(missing)} is missing.")
            : new VolumeStream([.. Volumes.Select(volume => volume.SizeBytes)], index => OpenVolume(files, Volumes[index].Path, bufferBytes));
    }

    /// <summary>Opens one of its files, to be read once from its front.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static Stream OpenVolume(IFileSystem files, string path, int bufferBytes) =>
        files.FileStream.Create(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferBytes);
}
