using System;
using System.IO;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Tests.Destinations;

/// <summary>Without the waits for the disk, so that thousands of copies take seconds; what they wait for is tested where it is built.</summary>
internal sealed class PlainDurableFiles : IDurableFiles
{
    public void CreatePrivateFolder(string path) => Directory.CreateDirectory(path);

    public Stream CreatePrivate(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1);

    public Stream OpenToAppend(string path) => throw new NotSupportedException();

    public void FlushToDisk(Stream stream) => stream.Flush();

    public void Publish(string partialPath, string finalPath) => File.Move(partialPath, finalPath, overwrite: false);

    public void Replace(string partialPath, string finalPath) => File.Move(partialPath, finalPath, overwrite: true);

    public ReadBack OpenReadBack(string path) => new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1), PastCache: true);

    public long? FreeBytes(string path) => null;
}
