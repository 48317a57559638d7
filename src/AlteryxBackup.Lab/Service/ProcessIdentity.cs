using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace AlteryxBackup.Lab.Service;

/// <summary>When a process started: process ids are used again, an id with its start time is not.</summary>
internal static class ProcessIdentity
{
    /// <summary>Comparable with what any other process gets for the same process; null when it is gone, a zombie too.</summary>
    public static string? StartTime(int processId) => OperatingSystem.IsLinux() ? LinuxStartTime(processId) : DotNetStartTime(processId);

    // Process.StartTime on Linux adds ticks to a boot time that each process reckons anew; the ticks themselves are exact.
    private static string? LinuxStartTime(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? DotNetStartTime(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited ? null : process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
