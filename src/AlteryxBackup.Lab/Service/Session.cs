using System;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Lab.Service;

/// <summary>A session of its own, so that no terminal and no ended log-on takes the process along.</summary>
internal static partial class Session
{
    /// <summary>On Windows the process was started with a console of its own, and there is nothing to do.</summary>
    public static void BecomeLeader()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetSid();
        }
    }

    [LibraryImport("libc", EntryPoint = "setsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetSid();
}
