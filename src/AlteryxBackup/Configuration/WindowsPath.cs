using System;

namespace AlteryxBackup.Configuration;

/// <summary>Tells Windows' absolute paths from those of other systems, on whichever of them.</summary>
internal static class WindowsPath
{
    /// <summary>True with a drive or a server before it.</summary>
    public static bool Is(string path) => path.Length > 1 && (path[1] == ':' || path.StartsWith(@"\\", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal));
}
