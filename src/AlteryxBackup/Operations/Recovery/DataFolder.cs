using System.IO;
using System.IO.Abstractions;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>The embedded database's folder: mongod, and a dump of it, hold <c>mongod.lock</c> there while they run (MongoDB: "mongod.lock").</summary>
internal sealed class DataFolder(IFileSystem files, string path)
{
    /// <summary>Whether somebody holds it now. The lock file is never written and never removed: what it says is the database's own affair.</summary>
    public bool IsHeld()
    {
        var lockFile = Path.Combine(path, "mongod.lock");
        if (path.Length == 0 || !files.File.Exists(lockFile))
        {
            return false;
        }

        try
        {
            files.FileStream.Create(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (IOException)
        {
            return files.File.Exists(lockFile);
        }
    }
}
