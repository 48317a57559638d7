using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>What a run that was ended by force left of its archive: files under <c>.partial</c> names, and volumes that were named when the first one was not yet.</summary>
internal sealed class UnfinishedArchive(IFileSystem files, string archive)
{
    /// <summary>The files that are there, and are no backup.</summary>
    public IReadOnlyList<string> Paths =>
    [
        .. new[] { archive, Sidecars.SummaryPath(archive), Sidecars.ChecksumPath(archive) }.Select(path => path + PartialFile.Suffix).Where(files.File.Exists),
        .. Volumes(archive + PartialFile.Suffix),
        .. IsNamed ? [] : Volumes(archive),
    ];

    // Sidecars are written after the first volume has its name: where one stands, the archive was whole, and what is missing was lost later.
    private bool IsNamed => files.File.Exists(VolumeName.Of(archive, 1)) || files.File.Exists(Sidecars.SummaryPath(archive)) || files.File.Exists(Sidecars.ChecksumPath(archive));

    private List<string> Volumes(string path)
    {
        try
        {
            return [.. StoredArchive.VolumesOf(files, path).Select(volume => volume.File.FullName)];
        }
        catch (Exception unknown) when (StorageFailure.Is(unknown))
        {
            // A place that can't be asked keeps its files; nothing there is taken for an archive.
            return [];
        }
    }
}
