using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace AlteryxBackup.Lab;

/// <summary>
/// A file held open by one process alone, with that process's id in it, and emptied when it lets go: what a mongod does with mongod.lock.
/// The system releases it when the holder dies, so a killed holder leaves nothing that blocks.
/// </summary>
internal sealed class ExclusiveFile : IDisposable
{
    private readonly FileStream _file;

    private ExclusiveFile(FileStream file) => _file = file;

    /// <returns>Null when another process holds the file.</returns>
    public static ExclusiveFile? TryHold(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
            return new ExclusiveFile(file);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose()
    {
        _file.SetLength(0);
        _file.Dispose();
    }
}
