using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace AlteryxBackup.EndToEnd.Tests.Programs;

/// <summary>A folder and everything below it: paths, rights, times of last change, content. Two that are equal mean that nothing was touched.</summary>
internal static class FolderSnapshot
{
    /// <summary>One line for each entry, which begins with its full path.</summary>
    public static IReadOnlyList<string> Of(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Append(new DirectoryInfo(folder))
            .Select(item => $"{item.FullName} | {(OperatingSystem.IsWindows() ? "" : item.UnixFileMode)} {item.LastWriteTimeUtc:O} {(item is FileInfo file ? $"{file.Length} {Hash(file)}" : "folder")}")
            .Order(StringComparer.Ordinal),
    ];

    private static string Hash(FileInfo file)
    {
        if (IsHeld(file))
        {
            return "held";
        }

        using var content = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    // A running service and a running backup hold theirs, and nobody else may open them.
    private static bool IsHeld(FileInfo file) => file.Name is "mongod.lock" or "run.lock";
}
