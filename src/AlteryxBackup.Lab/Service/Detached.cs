using System;
using System.Diagnostics;

namespace AlteryxBackup.Lab.Service;

/// <summary>Starts the service's process so that it is nobody's child, as the service manager would, and holds none of the caller's streams.</summary>
internal static class Detached
{
    public static void Start(string program, string argument) => Run(OperatingSystem.IsWindows()
        ? new ProcessStartInfo(program, argument) { UseShellExecute = true, WindowStyle = ProcessWindowStyle.Hidden }
        : Shell("\"$0\" \"$1\" </dev/null >/dev/null 2>&1 &", program, argument));

    /// <summary>The careless way: the process keeps the caller's streams open.</summary>
    public static void StartHoldingStreams(string program, string argument) => Run(OperatingSystem.IsWindows()
        ? new ProcessStartInfo(program, argument) { UseShellExecute = false }
        : Shell("\"$0\" \"$1\" </dev/null &", program, argument));

    // A shell's background child is adopted by init as soon as the shell ends, and ignores SIGINT from its first moment.
    private static ProcessStartInfo Shell(string script, string program, string argument) => new("/bin/sh", ["-c", script, program, argument]) { UseShellExecute = false };

    private static void Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start) ?? throw new LabException($"'{start.FileName}' could not be started.");
        if (!OperatingSystem.IsWindows())
        {
            process.WaitForExit();
        }
    }
}
