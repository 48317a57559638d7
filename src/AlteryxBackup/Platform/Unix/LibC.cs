#if NET
using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Platform.Unix;

/// <summary>The calls of the C library that .NET has no word for.</summary>
internal static class LibC
{
    public const int CurrentFolder = -100;
    public const uint NoReplace = 1;
    public const int DontNeed = 4;
    public const int CloseOnExec = 0x80000;
    public const int ReadWrite = 2;
    public const int GetDescriptorFlags = 1;

    public const int HangUp = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int LongestPath = 4096;
    public static readonly IntPtr Ignore = 1;

    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int NoProcess = 3;
    public const int AccessDenied = 13;
    public const int Exists = 17;
    public const int Invalid = 22;
    public const int NoSpace = 28;
    public const int NotImplemented = 38;
    public const int NotSupported = 95;
    public const int QuotaExceeded = 122;

    [DllImport("libc", EntryPoint = "geteuid")]
    public static extern uint EffectiveUserId();

    [DllImport("libc", EntryPoint = "access", SetLastError = true)]
    public static extern int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    /// <summary>Fills the buffer, of <see cref="LongestPath"/> bytes (PATH_MAX), with the path without links; gives zero when it can't be told.</summary>
    [DllImport("libc", EntryPoint = "realpath")]
    public static extern IntPtr RealPath([MarshalAs(UnmanagedType.LPUTF8Str)] string path, byte[] resolved);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static extern int Signal(int processId, int signal);

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    public static extern int Rename(
        int oldFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string oldPath, int newFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string newPath, uint flags);

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    public static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string oldPath, [MarshalAs(UnmanagedType.LPUTF8Str)] string newPath);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    public static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static extern int Duplicate(int descriptor, int onto);

    /// <summary>Without its third, variadic argument: for requests that have none.</summary>
    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static extern int Control(int descriptor, int request);

    [DllImport("libc", EntryPoint = "setsid", SetLastError = true)]
    public static extern int NewSession();

    [DllImport("libc", EntryPoint = "getsid", SetLastError = true)]
    public static extern int SessionOf(int processId);

    [DllImport("libc", EntryPoint = "signal", SetLastError = true)]
    public static extern IntPtr SetHandler(int signal, IntPtr handler);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static extern int Flush(SafeHandle file);

    /// <summary>Returns the error itself, not -1.</summary>
    [DllImport("libc", EntryPoint = "posix_fadvise")]
    public static extern int Advise(SafeHandle file, long offset, long length, int advice);

    /// <summary>The exception .NET itself would throw for an error of a call on a path.</summary>
    public static Exception Failure(int error, string path)
    {
        var message = $"{new Win32Exception(error).Message}: '{path}'";
        return error switch
        {
            NoEntry => new FileNotFoundException(message, path),
            AccessDenied or NotPermitted => new UnauthorizedAccessException(message),
            _ => new IOException(message, error),
        };
    }
}
#endif
