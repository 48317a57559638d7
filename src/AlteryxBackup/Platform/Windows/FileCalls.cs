using System;
using System.Runtime.InteropServices;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace AlteryxBackup.Platform.Windows;

/// <summary>kernel32's calls on files.</summary>
internal static class FileCalls
{
    public const uint GenericRead = 0x80000000;
    public const uint GenericWrite = 0x40000000;
    public const uint ShareRead = 1;
    public const uint ShareAll = 7;
    public const uint CreateNew = 1;
    public const uint OpenExisting = 3;
    public const uint NormalAttributes = 0x80;
    public const uint SequentialScan = 0x08000000;
    public const uint NoBuffering = 0x20000000;
    public const uint BackupSemantics = 0x02000000;
    public const uint ReplaceExisting = 1;
    public const uint WriteThrough = 8;

    [DllImport("kernel32", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
    public static extern SafeFileHandle Create(
        string path, uint access, uint share, in SecurityAttributes security, uint disposition, uint flags, IntPtr template);

    [DllImport("kernel32", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
    public static extern SafeFileHandle Open(string path, uint access, uint share, IntPtr security, uint disposition, uint flags, IntPtr template);

    [DllImport("kernel32", EntryPoint = "CreateDirectoryW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool CreateFolder(string path, in SecurityAttributes security);

    [DllImport("kernel32", EntryPoint = "MoveFileExW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Move(string from, string to, uint flags);

    [DllImport("kernel32", EntryPoint = "GetFileSizeEx", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GetSize(SafeFileHandle file, out long size);

    [DllImport("kernel32", EntryPoint = "GetFinalPathNameByHandleW", CharSet = CharSet.Unicode, SetLastError = true)]
    public static extern int GetFinalPath(SafeFileHandle file, [Out] char[] path, int length, uint flags);

    [DllImport("kernel32", EntryPoint = "ReadFile", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Read(SafeFileHandle file, IntPtr buffer, int count, out int read, ref NativeOverlapped position);

    [DllImport("kernel32", EntryPoint = "GetVolumePathNameW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GetVolumeRoot(string path, [Out] char[] root, uint capacity);

    [DllImport("kernel32", EntryPoint = "GetVolumeNameForVolumeMountPointW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GetVolumeName(string root, [Out] char[] name, uint capacity);

    [DllImport("kernel32", EntryPoint = "GetVolumeInformationW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GetVolumeInformation(
        string root, IntPtr label, uint labelCapacity, out uint serial, out uint longestComponent, out uint flags, IntPtr fileSystem, uint fileSystemCapacity);

    [DllImport("kernel32", EntryPoint = "GetDiskFreeSpaceExW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GetFreeSpace(string folder, out long freeForUs, IntPtr total, IntPtr free);
}
