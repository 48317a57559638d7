using System.Runtime.InteropServices;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Platform.DurableFiles;

/// <summary>Tells volumes apart: folders on one share its free space.</summary>
internal static class Volume
{
    /// <summary>What the volume of an existing or future path is known by; null when the system doesn't say.</summary>
    public static string? Of(string path)
    {
        if (ExistingFolder.AtOrAbove(path) is not { } folder)
        {
            return null;
        }

        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return WindowsVolume.Of(folder);
        }

#if NET
        return Unix.UnixVolume.Of(folder);
#else
        throw new System.PlatformNotSupportedException("The .NET Framework build of the engine runs on Windows alone.");
#endif
    }
}
