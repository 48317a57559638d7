using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Platform.Windows;

/// <summary>The rights to a folder: it is opened with the rights that creating in it takes. The system compares them with the access list, here or at the share, and nothing is created.</summary>
internal static class WindowsFolderAccess
{
    private const uint AddFileAndFolder = 2 | 4;
    private const uint ShareAll = 7;
    private const uint BackupSemantics = 0x02000000;

    /// <summary>Why nothing can be created in an existing folder; null when it can.</summary>
    public static string? Refusal(string folder)
    {
        if (WindowsVolume.IsReadOnly(folder))
        {
            return "its volume is read-only";
        }

        using var handle = FileCalls.Open(LongPath.Extend(folder), AddFileAndFolder, ShareAll, IntPtr.Zero, FileCalls.OpenExisting, BackupSemantics, IntPtr.Zero);
        return handle.IsInvalid ? new Win32Exception(Marshal.GetLastWin32Error()).Message : null;
    }
}
