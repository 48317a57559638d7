using System.IO;
using System.Runtime.CompilerServices;

namespace AlteryxBackup.Tests.Databases;

/// <summary>What mongodump 100.14.0 wrote of a real server, and what it said; see the folder Fixtures.</summary>
internal static class DumpFixtures
{
    public static string Plain => Path.Combine(Folder(), "plain");

    public static string Gzip => Path.Combine(Folder(), "gzip");

    public static byte[] Log(string name) => File.ReadAllBytes(Path.Combine(Folder(), "logs", name));

    /// <summary>A copy that a test may damage.</summary>
    public static void CopyTo(string source, string target)
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Folder([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "Fixtures");
}
