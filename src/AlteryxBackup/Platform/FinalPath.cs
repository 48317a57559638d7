using System;
using System.Runtime.InteropServices;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Platform;

/// <summary>The one path by which the system itself knows a file, whatever way was written: without links, junctions, short names and doubled separators.</summary>
internal static class FinalPath
{
    private const int LongestOnWindows = 32 * 1024;

    /// <summary>Whether two paths lead to two different files or folders. When either can't be followed to its end nobody can tell, and the answer is no.</summary>
    public static bool AreDifferent(string one, string other) =>
        Of(one) is { } first && Of(other) is { } second && !string.Equals(first, second, RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>The final path; null when nothing is there or it can't be told.</summary>
    public static string? Of(string path) => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? OnWindows(path) : OnUnix(path);

    private static string? OnWindows(string path)
    {
        // Without any access right asked for, a file in use and one that may not be read tell it too.
        using var file = FileCalls.Open(LongPath.Extend(path), 0, FileCalls.ShareAll, IntPtr.Zero, FileCalls.OpenExisting, FileCalls.BackupSemantics, IntPtr.Zero);
        var buffer = new char[LongestOnWindows];
        var length = file.IsInvalid ? 0 : FileCalls.GetFinalPath(file, buffer, buffer.Length, 0);
        return length > 0 && length < buffer.Length ? new string(buffer, 0, length) : null;
    }

    private static string? OnUnix(string path)
    {
#if NET
        var buffer = new byte[Unix.LibC.LongestPath];
        return Unix.LibC.RealPath(path, buffer) == IntPtr.Zero ? null : System.Text.Encoding.UTF8.GetString(buffer, 0, Array.IndexOf(buffer, (byte)0));
#else
        return null;
#endif
    }
}
