using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>Everything below a folder with size and time of its last change: two that are equal mean that nothing was touched.</summary>
internal static class FolderListing
{
    public static IReadOnlyList<string> Of(string folder) => new DirectoryInfo(folder)
        .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .Select(item => $"{Path.GetRelativePath(folder, item.FullName)} {(item is FileInfo file ? file.Length : 0)} {item.LastWriteTimeUtc:O}")
        .Append($". {Directory.GetLastWriteTimeUtc(folder):O}")
        .Order(System.StringComparer.Ordinal)
        .ToList();
}
