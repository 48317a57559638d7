using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AlteryxBackup.Platform.Windows;

/// <summary>kernel32's calls on processes.</summary>
internal static class ProcessCalls
{
    public const uint SnapshotOfProcesses = 2;
    public const uint Terminate = 0x0001;
    public const uint QueryLimited = 0x1000;

    // The handle of a snapshot is closed like a file's.
    [DllImport("kernel32", EntryPoint = "CreateToolhelp32Snapshot", SetLastError = true)]
    public static extern SafeFileHandle CreateSnapshot(uint what, int processId);

    [DllImport("kernel32", EntryPoint = "Process32FirstW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool First(SafeFileHandle snapshot, ref ToolhelpEntry entry);

    [DllImport("kernel32", EntryPoint = "Process32NextW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Next(SafeFileHandle snapshot, ref ToolhelpEntry entry);

    [DllImport("kernel32", EntryPoint = "OpenProcess", SetLastError = true)]
    public static extern SafeProcessHandle Open(uint access, [MarshalAs(UnmanagedType.Bool)] bool inherit, int processId);

    [DllImport("kernel32", EntryPoint = "TerminateProcess", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool End(SafeProcessHandle process, uint exitCode);

    [DllImport("kernel32", EntryPoint = "QueryFullProcessImageNameW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool ImageName(SafeProcessHandle process, uint flags, [Out] char[] name, ref int length);

    /// <summary>Times are FILETIMEs; the end of a running process is 0.</summary>
    [DllImport("kernel32", EntryPoint = "GetProcessTimes", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Times(SafeProcessHandle process, out long started, out long ended, out long kernel, out long user);
}

/// <summary>PROCESSENTRY32W.</summary>
[StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
internal struct ToolhelpEntry
{
    public int Size;
    public uint Usage;
    public int ProcessId;
    public UIntPtr DefaultHeap;
    public uint ModuleId;
    public uint Threads;
    public int ParentId;
    public int BasePriority;
    public uint Flags;

    [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 260)]
    public string FileName;
}
