using System;

namespace AlteryxBackup.Platform.Windows;

/// <summary>A volume by the name that Windows gave it; a share by its own.</summary>
internal static class WindowsVolume
{
    private const int LongestPath = 32767;
    private const int LongestVolumeName = 50;
    private const uint ReadOnly = 0x00080000;

    /// <summary>Of an existing folder; null when it can't be asked.</summary>
    public static string? Of(string folder)
    {
        if (RootOf(folder) is not { } root)
        {
            return null;
        }

        var name = new char[LongestVolumeName];
        return FileCalls.GetVolumeName(root, name, (uint)name.Length) ? Text(name) : root.ToUpperInvariant();
    }

    /// <summary>Whether nothing can be written to the volume of an existing folder, by whomever; false when it can't be asked.</summary>
    public static bool IsReadOnly(string folder) =>
        RootOf(folder) is { } root && FileCalls.GetVolumeInformation(root, IntPtr.Zero, 0, out _, out _, out var flags, IntPtr.Zero, 0) && (flags & ReadOnly) != 0;

    private static string? RootOf(string folder)
    {
        var root = new char[LongestPath];
        return FileCalls.GetVolumeRoot(LongPath.Extend(folder), root, (uint)root.Length) ? Text(root) : null;
    }

    private static string Text(char[] buffer) => new(buffer, 0, Array.IndexOf(buffer, '\0'));
}
