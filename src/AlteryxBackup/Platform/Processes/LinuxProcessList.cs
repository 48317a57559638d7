#if NET
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using AlteryxBackup.Platform.Unix;

namespace AlteryxBackup.Platform.Processes;

/// <summary>The processes of a Linux machine, from <c>/proc</c> (proc(5)). Ended ones that nobody has collected yet are not listed.</summary>
internal sealed class LinuxProcessList : IProcessList
{
    // USER_HZ is 100 wherever .NET runs.
    private const double TicksPerSecond = 100;

    // The kernel works the boot time out anew at each reading: it moves by a second when the clock is corrected.
    private static readonly TimeSpan ClockCorrection = TimeSpan.FromSeconds(2);

    private readonly DateTimeOffset _boot = BootTime();

    /// <inheritdoc/>
    public IReadOnlyList<ProcessEntry> Snapshot() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(Read)
            .OfType<ProcessEntry>(),
    ];

    /// <inheritdoc/>
    public void End(ProcessEntry process)
    {
        if (process.StartedAt is not { } started)
        {
            throw new InvalidOperationException($"Process {process.Id} can't be told from a later one of the same id: its start is not known.");
        }

        var now = Read(process.Id);
        if (now?.StartedAt is null || (now.StartedAt.Value - started).Duration() >= ClockCorrection)
        {
            return;
        }

        if (LibC.Signal(process.Id, LibC.Kill) != 0 && Marshal.GetLastWin32Error() is var error && error != LibC.NoProcess)
        {
            throw new Win32Exception(error);
        }
    }

    private ProcessEntry? Read(int id)
    {
        try
        {
            // The name stands in parentheses and may hold some itself.
            var status = File.ReadAllText($"/proc/{id}/stat");
            var nameStart = status.IndexOf('(') + 1;
            var nameEnd = status.LastIndexOf(')');
            var fields = status.Substring(nameEnd + 2).Split(' ');
            if (fields[0] is "Z" or "X")
            {
                return null;
            }

            var started = _boot.AddSeconds(long.Parse(fields[19], CultureInfo.InvariantCulture) / TicksPerSecond);
            var path = Executable(id);
            var name = LinuxProcessName.Complete(status.Substring(nameStart, nameEnd - nameStart), Arguments(id), path);
            return new ProcessEntry(id, int.Parse(fields[1], CultureInfo.InvariantCulture), name, path, started);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Executable(int id)
    {
        try
        {
            const string Deleted = " (deleted)";
            var target = File.ResolveLinkTarget($"/proc/{id}/exe", returnFinalTarget: false)?.FullName;
            return target?.EndsWith(Deleted, StringComparison.Ordinal) == true ? target.Substring(0, target.Length - Deleted.Length) : target;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string[] Arguments(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static DateTimeOffset BootTime()
    {
        const string Label = "btime ";
        var line = File.ReadLines("/proc/stat").First(line => line.StartsWith(Label, StringComparison.Ordinal));
        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(line.AsSpan(Label.Length), CultureInfo.InvariantCulture));
    }
}
#endif
