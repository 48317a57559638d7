using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Retention;

/// <summary>Finds what killed runs left unfinished. Servers share places, so that only a name with this server's own in it is proof enough to remove a file.</summary>
/// <param name="files">Where the places are.</param>
/// <param name="namePattern">The configured pattern of archive names.</param>
/// <param name="host">This machine's name.</param>
internal sealed class UnfinishedFiles(IFileSystem files, string namePattern, string host)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Unfinished archives and sidecars of a folder, ours and other servers'; files of others are none of our business.</summary>
    /// <exception cref="IOException">The folder can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not list it.</exception>
    public IReadOnlyList<UnfinishedFile> Find(string folder, DateTimeOffset now)
    {
        if (!files.Directory.Exists(folder))
        {
            return [];
        }

        var all = files.DirectoryInfo.FromDirectoryName(folder).EnumerateFiles().ToList();
        var names = new HashSet<string>(all.Select(file => file.Name), StringComparer.OrdinalIgnoreCase);
        return all
            .Where(file => (ArchiveOf(file.Name) ?? LaterVolumeOf(file.Name, names)) is { } archive && (ArchiveName.IsOf(namePattern, archive, null) || ArchiveName.Parse(archive) is not null))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => Judge(file, now))
            .ToList();
    }

    /// <summary>Removes one that may go, unless it has been written since.</summary>
    public static UnfinishedFile Remove(IFileSystem files, UnfinishedFile unfinished)
    {
        try
        {
            var file = files.FileInfo.FromFileName(unfinished.Path);
            if (!file.Exists)
            {
                return unfinished with { Outcome = RemovalOutcome.Gone };
            }

            if (file.Length != unfinished.SizeBytes || file.LastWriteTimeUtc != unfinished.ModifiedAt.UtcDateTime)
            {
                return unfinished with { Outcome = RemovalOutcome.Changed, Problem = "It has been written since this was decided, so it stays." };
            }

            file.Delete();
            return unfinished with { Outcome = RemovalOutcome.Removed };
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return unfinished with { Outcome = RemovalOutcome.Failed, Problem = "It can't be removed: " + failure.Message };
        }
    }

    // The archive of a volume that no listing shows: neither its first one is there nor a file that says that it was complete.
    private static string? LaterVolumeOf(string name, HashSet<string> names) => VolumeName.Parse(name) is { Number: > 1 } volume
        && !names.Contains(VolumeName.Of(volume.ArchivePath, 1)) && !names.Contains(Sidecars.SummaryPath(volume.ArchivePath)) && !names.Contains(volume.ArchivePath)
        ? volume.ArchivePath
        : null;

    private UnfinishedFile Judge(IFileInfo file, DateTimeOffset now)
    {
        var modifiedAt = new DateTimeOffset(file.LastWriteTimeUtc);
        var archive = ArchiveOf(file.Name);
        var isOurs = ArchiveName.NamesHost(namePattern) && ArchiveName.IsOf(namePattern, archive ?? VolumeName.ArchiveOf(file.Name), host);
        var judged = new UnfinishedFile(file.FullName, file.Length, modifiedAt, isOurs, now - modifiedAt > Day) { LacksFirst = archive is null };
        return judged.Keep ? judged with { Outcome = RemovalOutcome.Kept } : judged;
    }

    // The archive that an unfinished file was to become, or to stand beside; null for a name of another kind.
    private static string? ArchiveOf(string partialName)
    {
        if (!partialName.EndsWith(PartialFile.Suffix, StringComparison.Ordinal))
        {
            return null;
        }

        var final = partialName.Substring(0, partialName.Length - PartialFile.Suffix.Length);
        if (VolumeName.Parse(final) is { } volume)
        {
            return volume.ArchivePath;
        }

        return new[] { Sidecars.SummaryPath(ArchiveName.Extension), Sidecars.ChecksumPath(ArchiveName.Extension), ArchiveName.Extension }
            .Where(end => final.EndsWith(end, StringComparison.Ordinal))
            .Select(end => final.Substring(0, final.Length - end.Length + ArchiveName.Extension.Length))
            .FirstOrDefault();
    }
}
