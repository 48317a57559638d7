#if NET
using System;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Platform.Unix;

/// <summary>What a program that must outlive whoever started it does as its first act.</summary>
internal static class OwnSession
{
    private const int LastStandardStream = 2;

    // SIGTERM keeps its meaning: an administrator, and a shutdown, must be able to end the program.
    private static readonly int[] SignalsOfTerminals = [LibC.HangUp, LibC.Interrupt, LibC.Quit];

    /// <summary>
    /// Leaves the caller's session and terminal, and gives back every stream and file that was handed down: 0, 1 and 2 become <c>/dev/null</c>, the
    /// others are closed. From then on no closed terminal, no Ctrl+C and no killed process group reaches this process.
    /// </summary>
    /// <exception cref="Win32Exception">It can't leave, or a stream can't be given back.</exception>
    public static void Enter()
    {
        if (LibC.NewSession() < 0 && LibC.SessionOf(0) != Environment.ProcessId)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        foreach (var signal in SignalsOfTerminals)
        {
            _ = LibC.SetHandler(signal, LibC.Ignore);
        }

        GiveBackFiles();
        GiveBackStreams();
    }

    private static void GiveBackStreams()
    {
        var nothing = LibC.Open("/dev/null", LibC.ReadWrite | LibC.CloseOnExec);
        for (var stream = 0; stream <= LastStandardStream; stream++)
        {
            if (nothing < 0 || LibC.Duplicate(nothing, stream) < 0)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }

        if (nothing > LastStandardStream)
        {
            _ = LibC.Close(nothing);
        }
    }

    // What the runtime opens closes on exec; what doesn't came from outside: a lock, or a pipe whose reader would wait for our end.
    private static void GiveBackFiles()
    {
        const string OpenFiles = "/proc/self/fd";
        if (!Directory.Exists(OpenFiles))
        {
            return;
        }

        foreach (var path in Directory.GetFileSystemEntries(OpenFiles))
        {
            var descriptor = int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture);
            if (descriptor > LastStandardStream && LibC.Control(descriptor, LibC.GetDescriptorFlags) == 0)
            {
                _ = LibC.Close(descriptor);
            }
        }
    }
}
#endif
