using System.Runtime.InteropServices;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Platform.DurableFiles;

/// <summary>Asks the system whether this account may create something in a folder, without creating anything.</summary>
internal static class FolderAccess
{
    /// <summary>Why nothing can be created in an existing folder, in the system's words; null when it can.</summary>
    public static string? Refusal(string folder)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return WindowsFolderAccess.Refusal(folder);
        }

#if NET
        return Unix.UnixFolderAccess.Refusal(folder);
#else
        throw new System.PlatformNotSupportedException("The .NET Framework build of the engine runs on Windows alone.");
#endif
    }
}
