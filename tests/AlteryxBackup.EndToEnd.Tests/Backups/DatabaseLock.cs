using System.IO;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>The file that a running service holds, and nobody else may open.</summary>
internal static class DatabaseLock
{
    public static bool Is(string path) => Path.GetFileName(path) == "mongod.lock";
}
