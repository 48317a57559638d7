using System;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Lab.Windows;

/// <summary>advapi32's calls of a program that is a service (Microsoft: "Service Program Tasks").</summary>
internal static partial class ServiceHostCalls
{
    public const uint OwnProcess = 0x10;
    public const uint AcceptStop = 1;
    public const uint Connect = 1;
    public const uint ChangeConfiguration = 2;
    public const uint NoChange = uint.MaxValue;
    public const int Stop = 1;
    public const int Interrogate = 4;
    public const uint NotImplemented = 120;
    public const uint OwnError = 1066;

    public delegate void Main(int count, IntPtr arguments);

    public delegate uint Handler(int control, int kind, IntPtr data, IntPtr context);

    [LibraryImport("advapi32", EntryPoint = "StartServiceCtrlDispatcherW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Dispatch([In] Entry[] table);

    [LibraryImport("advapi32", EntryPoint = "RegisterServiceCtrlHandlerExW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial IntPtr Register(IntPtr name, IntPtr handler, IntPtr context);

    [LibraryImport("advapi32", EntryPoint = "SetServiceStatus", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Tell(IntPtr service, in Status status);

    [LibraryImport("advapi32", EntryPoint = "OpenSCManagerW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial IntPtr OpenManager(IntPtr machine, IntPtr database, uint access);

    [LibraryImport("advapi32", EntryPoint = "OpenServiceW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial IntPtr Open(IntPtr manager, IntPtr name, uint access);

    [LibraryImport("advapi32", EntryPoint = "ChangeServiceConfigW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Change(
        IntPtr service, uint type, uint startType, uint errorControl, IntPtr command, IntPtr group, IntPtr tag, IntPtr dependencies, IntPtr account, IntPtr password, IntPtr displayName);

    [LibraryImport("advapi32", EntryPoint = "CloseServiceHandle")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Close(IntPtr handle);

    /// <summary>SERVICE_TABLE_ENTRYW; one of zeros ends the table.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Entry
    {
        public IntPtr Name;
        public IntPtr Main;
    }

    /// <summary>SERVICE_STATUS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Status
    {
        public uint Type;
        public uint State;
        public uint AcceptedControls;
        public uint ExitCode;
        public uint OwnExitCode;
        public uint CheckPoint;
        public uint WaitHint;
    }
}
