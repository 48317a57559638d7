using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;

namespace AlteryxBackup.Platform;

/// <summary>How much a folder holds.</summary>
public static class FolderSize
{
    /// <summary>Bytes of all files in it and below; null when it can't be read whole, or isn't there.</summary>
    public static long? Of(IFileSystem files, string folder)
    {
        try
        {
            return files.Directory.Exists(folder)
                ? files.DirectoryInfo.FromDirectoryName(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Files come and go in a folder that others use; a size is wanted for progress and forecasts only.
            return null;
        }
    }
}
