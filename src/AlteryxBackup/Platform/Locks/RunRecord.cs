using System;
using System.IO;
using System.IO.Abstractions;
using System.Text;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Platform.Locks;

/// <summary><c>run.json</c>: names the holder of the lock while there is one. Written by the holder alone, so nobody else is writing it.</summary>
internal sealed class RunRecord(string path, IFileSystem files, IDurableFiles durable)
{
    /// <summary>Names the holder; replaces what a dead one left.</summary>
    public void Write(RunHolder holder) => new SmallFile(files, durable).Replace(path, JsonLine.Write(holder) + "\n");

    /// <summary>Who it names; null when it isn't there or can't be read.</summary>
    public RunHolder? Read()
    {
        try
        {
            using var stream = files.FileStream.Create(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return JsonLine.Read<RunHolder>(reader.ReadToEnd()) is { Operation.Length: > 0 } holder ? holder : null;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return null;
        }
    }

    /// <summary>Takes it away. Left behind it does no harm, so a failure is no failure of the operation.</summary>
    public void Remove()
    {
        try
        {
            files.File.Delete(path);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            // The next holder replaces it.
        }
    }
}
