using System;
using System.Collections.Generic;

namespace AlteryxBackup.Platform.Windows;

/// <summary>Puts <c>\\?\</c> before a Windows path that is too long without (Microsoft: "Maximum Path Length Limitation").</summary>
internal static class LongPath
{
    // A file's path may have 259 characters, a folder's 247: an 8.3 name must still fit into it.
    private const int FolderLimit = 248;
    private const string Prefix = @"\\?\";
    private const string SharePrefix = @"\\?\UNC\";

    /// <summary>The path as a system call takes it. A short path, a relative one and one that has a prefix already come back as they are.</summary>
    public static string Extend(string path)
    {
        if (path.Length < FolderLimit)
        {
            return path;
        }

        var plain = path.Replace('/', '\\');
        if (plain.StartsWith(Prefix, StringComparison.Ordinal) || plain.StartsWith(@"\\.\", StringComparison.Ordinal))
        {
            return path;
        }

        if (plain.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return SharePrefix + Resolve(plain.Substring(2), keep: 2);
        }

        var hasDrive = plain.Length > 2 && plain[1] == ':' && plain[2] == '\\';
        return hasDrive ? Prefix + Resolve(plain, keep: 1) : path;
    }

    // Behind the prefix the system takes every character as it stands, "." and ".." included.
    private static string Resolve(string path, int keep)
    {
        var parts = new List<string>();
        foreach (var part in path.Split(['\\'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count > keep)
                {
                    parts.RemoveAt(parts.Count - 1);
                }
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join(@"\", parts);
    }
}
