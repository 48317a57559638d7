using System.IO;

namespace AlteryxBackup.Lab.Service;

/// <summary>mongod.lock: held by whoever has the database open, the service or a dump.</summary>
internal static class DatabaseLock
{
    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "mongod.lock");
}
