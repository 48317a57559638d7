using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using AlteryxBackup.EndToEnd.Tests.Backups;

namespace AlteryxBackup.EndToEnd.Tests.Commands;

/// <summary>Everything below a folder: paths, sizes, times of last change, content.</summary>
internal static class FolderSnapshot
{
    public static IReadOnlyList<string> Of(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(item => $"{item.FullName} {item.LastWriteTimeUtc:O} {(item is FileInfo file ? $"{file.Length} {(DatabaseLock.Is(file.Name) ? "held" : Hash(file))}" : "folder")}")
            .Order(StringComparer.Ordinal),
    ];

    private static string Hash(FileInfo file)
    {
        using var content = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
