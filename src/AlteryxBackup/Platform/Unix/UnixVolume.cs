#if NET
using System;
using System.IO;
using System.Runtime.Versioning;

namespace AlteryxBackup.Platform.Unix;

/// <summary>A file system by its device number.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixVolume
{
    /// <summary>Of an existing folder; null when it can't be asked.</summary>
    public static string? Of(string folder)
    {
        try
        {
            return FileStatus.OfTarget(folder).Device;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
#endif
