using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Platform.Processes;

/// <summary>
/// The whole name of a Linux process. The kernel keeps what was started, cut at 15 characters; the whole of it stands in the first argument,
/// for a script in the second (the first is its interpreter), or in the executable's path. A process that has renamed itself goes by its executable.
/// </summary>
internal static class LinuxProcessName
{
    private const int KernelKeeps = 15;

    public static string Complete(string kernelName, IReadOnlyList<string> arguments, string? executable)
    {
        var candidates = arguments.Take(2).Concat([executable]).Select(Path.GetFileName).OfType<string>();
        var whole = candidates.FirstOrDefault(candidate => Matches(candidate, kernelName)) ?? Path.GetFileName(executable) ?? kernelName;
        return whole.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? whole.Substring(0, whole.Length - 4) : whole;
    }

    private static bool Matches(string candidate, string kernelName) =>
        kernelName.Length < KernelKeeps ? candidate == kernelName : candidate.StartsWith(kernelName, StringComparison.Ordinal);
}
