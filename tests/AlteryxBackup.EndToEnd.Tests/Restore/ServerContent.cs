using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Restore;

/// <summary>What a server holds: every collection and every file by content, and its token.</summary>
internal static class ServerContent
{
    /// <summary>One line each, in order.</summary>
    public static IReadOnlyList<string> Of(LabServer lab) => [.. Databases(lab), .. Files(lab), "token " + lab.Token];

    public static IReadOnlyList<string> Databases(LabServer lab) =>
        [.. lab.Databases().Select(collection => $"{collection.Database}.{collection.Name} {collection.Documents} {collection.Sha256}").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Files(LabServer lab) => [.. lab.Files().Select(file => $"{file.Name} {file.Sha256}")];

    /// <summary>Nothing of a restore's own is left: no staging, no unfinished file, nothing kept aside.</summary>
    public static IReadOnlyList<string> Leftovers(LabServer lab) =>
    [
        .. Directory.EnumerateFileSystemEntries(lab.Directory, "*", SearchOption.AllDirectories).Where(path =>
            path.EndsWith(".partial", StringComparison.Ordinal) || path.Contains("_before_restore_", StringComparison.Ordinal) || path.Contains("AlteryxBackup_", StringComparison.Ordinal)
            || path.EndsWith("journal.log", StringComparison.Ordinal)),
    ];
}
