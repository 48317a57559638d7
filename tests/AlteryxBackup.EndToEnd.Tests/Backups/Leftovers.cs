using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>What a run that made no archive must not leave: a file among the archives, finished or not, or anything in staging.</summary>
internal static class Leftovers
{
    public static IReadOnlyList<string> In(LabServer lab) =>
    [
        .. ((string[])["Backups", "Temp"])
            .SelectMany(folder => Directory.EnumerateFileSystemEntries(Path.Combine(lab.Directory, folder), "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(lab.Directory, path)),
    ];
}
