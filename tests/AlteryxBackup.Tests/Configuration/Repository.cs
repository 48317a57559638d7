using System;
using System.IO;

namespace AlteryxBackup.Tests.Configuration;

/// <summary>The source tree that these tests were built from.</summary>
public static class Repository
{
    public static string PathOf(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AlteryxBackup.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder.FullName, .. parts]);
    }
}
