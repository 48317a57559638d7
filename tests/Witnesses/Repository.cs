using System;
using System.IO;
using System.Reflection;

namespace AlteryxBackup.Tests.Witnesses;

/// <summary>Where the sources are that this test assembly was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Release or Debug: what this test assembly was built as.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AlteryxBackup.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("AlteryxBackup.sln is not above the tests.");
    }
}
