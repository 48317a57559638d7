using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace AlteryxBackup.EndToEnd.Tests.Commands;

/// <summary>Everything below a folder: paths, sizes, times of last change, content.</summary>
internal static class FolderSnapshot
{
    public static IReadOnlyList<string> Of(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(item => $"{item.FullName} {item.LastWriteTimeUtc:O} {(item is FileInfo file ? $"{file.Length} {Hash(file)}" : "folder")}")
            .Order(StringComparer.Ordinal),
    ];

    private static string Hash(FileInfo file)
    {
        if (file.Length == 0)
        {
            // Locks are empty, and nobody but their holder may open them.
            return "";
        }

        using var content = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
