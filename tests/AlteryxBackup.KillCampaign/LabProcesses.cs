using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AlteryxBackup.KillCampaign;

/// <summary>The processes of one lab, told by their command lines (proc(5)): others may run beside it.</summary>
internal sealed class LabProcesses(string lab, string stateFolder)
{
    public IReadOnlyList<int> Dumps() => [.. Matching(line => line.StartsWith(lab, StringComparison.Ordinal) && line.Contains("emongodump=", StringComparison.Ordinal))];

    public IReadOnlyList<int> Guards() => [.. Matching(line => line.Contains(stateFolder, StringComparison.Ordinal) && line.Contains(".ticket", StringComparison.Ordinal))];

    private static IEnumerable<int> Matching(Func<string, bool> matches)
    {
        foreach (var folder in Directory.GetDirectories("/proc").Where(folder => char.IsDigit(Path.GetFileName(folder)[0])))
        {
            if (CommandLine(folder) is { Length: > 0 } line && matches(line))
            {
                yield return int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
