#if NET
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Platform.Unix;

/// <summary>Starts a program with pipes instead of our streams, and lets go of them at once; the program then calls <see cref="OwnSession.Enter"/>.</summary>
internal sealed class UnixDetachedPrograms : IDetachedPrograms
{
    /// <inheritdoc/>
    public void Start(string fileName, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(fileName) ?? throw new ArgumentException($"'{fileName}' is not a full path.", nameof(fileName)),
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Dispose();
        process.StandardOutput.Dispose();
        process.StandardError.Dispose();
    }
}
#endif
