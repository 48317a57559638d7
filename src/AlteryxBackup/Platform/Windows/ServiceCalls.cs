using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AlteryxBackup.Platform.Windows;

/// <summary>advapi32's calls on services.</summary>
internal static class ServiceCalls
{
    public const uint Connect = 0x0001;
    public const uint QueryConfiguration = 0x0001;
    public const uint QueryStatus = 0x0004;
    public const uint EnumerateDependents = 0x0008;
    public const uint Start = 0x0010;
    public const uint Stop = 0x0020;

    public const int StatusOfProcess = 0;
    public const uint StopRequest = 1;
    public const uint Active = 1;

    [DllImport("advapi32", EntryPoint = "OpenSCManagerW", CharSet = CharSet.Unicode, SetLastError = true)]
    public static extern ServiceHandle OpenServiceControl(string? machine, string? database, uint access);

    [DllImport("advapi32", EntryPoint = "OpenServiceW", CharSet = CharSet.Unicode, SetLastError = true)]
    public static extern ServiceHandle Open(ServiceHandle control, string name, uint access);

    [DllImport("advapi32", EntryPoint = "QueryServiceStatusEx", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GetStatus(ServiceHandle service, int kind, out ServiceProcessStatus status, int size, out int needed);

    [DllImport("advapi32", EntryPoint = "QueryServiceConfigW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GetConfiguration(ServiceHandle service, IntPtr buffer, int size, out int needed);

    [DllImport("advapi32", EntryPoint = "EnumDependentServicesW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool GetDependents(ServiceHandle service, uint state, IntPtr buffer, int size, out int needed, out int count);

    [DllImport("advapi32", EntryPoint = "StartServiceW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool RequestStart(ServiceHandle service, int argumentCount, IntPtr arguments);

    [DllImport("advapi32", EntryPoint = "ControlService", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Request(ServiceHandle service, uint request, out ServiceStatus status);

    [DllImport("advapi32", EntryPoint = "CloseServiceHandle")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Close(IntPtr handle);
}

/// <summary>SC_HANDLE.</summary>
internal sealed class ServiceHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => ServiceCalls.Close(handle);
}

/// <summary>SERVICE_STATUS.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ServiceStatus
{
    public uint Type;
    public uint State;
    public uint AcceptedControls;
    public uint ExitCode;
    public uint ServiceExitCode;
    public uint CheckPoint;
    public uint WaitHint;
}

/// <summary>SERVICE_STATUS_PROCESS.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ServiceProcessStatus
{
    public ServiceStatus Status;
    public int ProcessId;
    public uint Flags;
}

/// <summary>ENUM_SERVICE_STATUSW; its texts are pointers into the buffer behind it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DependentService
{
    public IntPtr Name;
    public IntPtr DisplayName;
    public ServiceStatus Status;
}

/// <summary>QUERY_SERVICE_CONFIGW; its texts are pointers into the buffer behind it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ServiceConfiguration
{
    public uint Type;
    public uint StartType;
    public uint ErrorControl;
    public IntPtr Command;
    public IntPtr LoadOrderGroup;
    public uint Tag;
    public IntPtr Dependencies;
    public IntPtr Account;
    public IntPtr DisplayName;
}
