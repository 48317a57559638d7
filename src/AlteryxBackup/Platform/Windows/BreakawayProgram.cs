using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Platform.Windows;

/// <summary>Starts a program outside our jobs and console, with none of our handles.</summary>
internal sealed class BreakawayProgram : IDetachedPrograms
{
    /// <inheritdoc/>
    /// <exception cref="Win32Exception">5: a job that we are in lets nothing out of it.</exception>
    public void Start(string fileName, IReadOnlyList<string> arguments)
    {
        var commandLine = (WindowsCommandLine.Join(new[] { fileName }.Concat(arguments)) + '\0').ToCharArray();
        var startup = new StartupInformation { Size = Marshal.SizeOf<StartupInformation>() };
        const uint Flags = DetachedCalls.BreakAwayFromJob | DetachedCalls.Detached | DetachedCalls.NewGroup;
        if (!DetachedCalls.Create(
            fileName, commandLine, IntPtr.Zero, IntPtr.Zero, inheritHandles: false, Flags, IntPtr.Zero, Path.GetDirectoryName(fileName), in startup, out var created))
        {
            throw new Win32Exception(Marshal.GetLastWin32Error());
        }

        _ = DetachedCalls.Close(created.Thread);
        _ = DetachedCalls.Close(created.Process);
    }
}
