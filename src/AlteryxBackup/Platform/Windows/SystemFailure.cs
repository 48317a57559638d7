using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Platform.Windows;

/// <summary>Turns the error of the last system call on a path into the exception that .NET itself would throw.</summary>
internal static class SystemFailure
{
    public const int FileNotFound = 2;
    public const int PathNotFound = 3;
    public const int AccessDenied = 5;
    public const int EndOfFile = 38;
    public const int InvalidParameter = 87;
    public const int AlreadyExists = 183;

    /// <summary>HRESULT_FROM_WIN32.</summary>
    public static int HResultOf(int error) => unchecked((int)0x80070000) | error;

    public static Exception OfLastCall(string path) => Of(Marshal.GetLastWin32Error(), path);

    public static Exception Of(int error, string path)
    {
        var message = $"{new Win32Exception(error).Message}: '{path}'";
        return error switch
        {
            FileNotFound => new FileNotFoundException(message, path),
            PathNotFound => new DirectoryNotFoundException(message),
            AccessDenied => new UnauthorizedAccessException(message),
            _ => new IOException(message, HResultOf(error)),
        };
    }
}
