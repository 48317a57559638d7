using System.IO;

namespace AlteryxBackup.Platform.DurableFiles;

/// <summary>Finds what exists of a path that is still to be made.</summary>
internal static class ExistingFolder
{
    /// <summary>The path itself when it is a folder, else the nearest folder above it that exists; null when there is none (a drive or share that isn't there).</summary>
    public static string? AtOrAbove(string path)
    {
        for (var folder = path; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder)!)
        {
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
