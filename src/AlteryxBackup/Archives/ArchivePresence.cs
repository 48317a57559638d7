using System;
using System.IO;
using System.IO.Abstractions;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Archives;

/// <summary>Whether a path that somebody named is there. "Exists" answers no for every failure and keeps the reason to itself: a share that is down would hold no archives.</summary>
internal static class ArchivePresence
{
    /// <summary>The attributes; null when nothing is there.</summary>
    /// <exception cref="IOException">It can't be reached.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not ask.</exception>
    public static FileAttributes? AttributesOf(IFileSystem files, string path)
    {
        try
        {
            return files.File.GetAttributes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Returns when an archive is there: a file, or at least one of its volumes.</summary>
    /// <exception cref="BackupException">ArchiveNotFound: nothing is there, or a folder; PathNotReadable: nobody can tell.</exception>
    public static void Require(IFileSystem files, string archivePath)
    {
        FileAttributes? found;
        var inVolumes = false;
        try
        {
            found = AttributesOf(files, archivePath);
            inVolumes = found is null && StoredArchive.Find(files, archivePath) is not null;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.ExplainReading(failure, archivePath);
        }

        if (inVolumes)
        {
            return;
        }

        if (found is null)
        {
            throw ErrorCatalogue.ArchiveNotFound.Because($"'{archivePath}' does not exist.");
        }

        if ((found & FileAttributes.Directory) != 0)
        {
            throw ErrorCatalogue.ArchiveNotFound.Because($"'{archivePath}' is a folder, not an archive.", action: "Name an archive in it.");
        }
    }
}
