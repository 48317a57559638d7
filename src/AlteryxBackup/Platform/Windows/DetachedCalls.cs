using System;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Platform.Windows;

/// <summary>kernel32's CreateProcess, for what .NET's own start has no word for.</summary>
internal static class DetachedCalls
{
    public const uint Detached = 0x00000008;
    public const uint NewGroup = 0x00000200;
    public const uint BreakAwayFromJob = 0x01000000;

    /// <summary>The call writes into the command line: an array of our own, ended by a zero.</summary>
    [DllImport("kernel32", EntryPoint = "CreateProcessW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Create(
        string program,
        char[] commandLine,
        IntPtr processSecurity,
        IntPtr threadSecurity,
        [MarshalAs(UnmanagedType.Bool)] bool inheritHandles,
        uint flags,
        IntPtr environment,
        string? folder,
        in StartupInformation startup,
        out CreatedProcess created);

    [DllImport("kernel32", EntryPoint = "CloseHandle")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Close(IntPtr handle);
}

/// <summary>STARTUPINFOW, of which the size alone is set.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StartupInformation
{
    public int Size;
    public IntPtr Reserved;
    public IntPtr Desktop;
    public IntPtr Title;
    public uint X;
    public uint Y;
    public uint Width;
    public uint Height;
    public uint WidthInCharacters;
    public uint HeightInCharacters;
    public uint FillAttribute;
    public uint Flags;
    public ushort ShowWindow;
    public ushort ReservedSize;
    public IntPtr ReservedBytes;
    public IntPtr Input;
    public IntPtr Output;
    public IntPtr Errors;
}

/// <summary>PROCESS_INFORMATION.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CreatedProcess
{
    public IntPtr Process;
    public IntPtr Thread;
    public int ProcessId;
    public int ThreadId;
}
