using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;

namespace AlteryxBackup.Catalogue;

/// <summary>The archives among a folder's files: those that are one file, and those that stand in volumes.</summary>
internal sealed class ListedArchives(IFileSystem files, string folder, IReadOnlyList<IFileInfo> all, ISet<string> names)
{
    /// <summary>Their paths, and how to look at each; a look gives null when it is gone by then.</summary>
    public IReadOnlyList<(string Path, Func<StoredArchive?> Look)> All => [.. Whole.Concat(Split)];

    private IEnumerable<(string, Func<StoredArchive?>)> Whole => all
        .Where(file => file.Name.EndsWith(ArchiveName.Extension, StringComparison.OrdinalIgnoreCase))
        .Select(file => (file.FullName, (Func<StoredArchive?>)(() => StoredArchive.Whole(file))));

    // Without its first volume it is what an unfinished copy left, unless what stands beside it says that it was complete.
    private IEnumerable<(string, Func<StoredArchive?>)> Split => all
        .Select(file => (Volume: VolumeName.Parse(file.Name), File: file))
        .Where(found => found.Volume is not null && !names.Contains(found.Volume.Value.ArchivePath))
        .GroupBy(found => found.Volume!.Value.ArchivePath, found => (found.Volume!.Value.Number, found.File), StringComparer.OrdinalIgnoreCase)
        .Where(volumes => volumes.Any(volume => volume.Number == 1) || names.Contains(Sidecars.SummaryPath(volumes.Key)))
        .Select(volumes => (Path: files.FileInfo.FromFileName(files.Path.Combine(folder, volumes.Key)).FullName, Volumes: volumes))
        .Select(archive => (archive.Path, (Func<StoredArchive?>)(() => StoredArchive.Split(archive.Path, archive.Volumes))));
}
