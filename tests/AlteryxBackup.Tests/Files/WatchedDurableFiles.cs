using System;
using System.Collections.Generic;
using System.IO;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Tests.Files;

internal sealed class WatchedDurableFiles : IDurableFiles
{
    /// <summary>Called before each write with the path that is written.</summary>
    public Action<string> OnWrite { get; init; } = _ => { };

    /// <summary>Called with each path that is made: once per try of a copy.</summary>
    public Action<string> OnCreate { get; init; } = _ => { };

    public List<string> Created { get; } = [];

    public void CreatePrivateFolder(string path) => Directory.CreateDirectory(path);

    public Stream CreatePrivate(string path)
    {
        Created.Add(path);
        OnCreate(path);
        return new WatchedStream(path, () => OnWrite(path));
    }

    public Stream OpenToAppend(string path) => throw new NotSupportedException();

    public void FlushToDisk(Stream stream) => stream.Flush();

    public void Publish(string partialPath, string finalPath) => throw new NotSupportedException();

    public void Replace(string partialPath, string finalPath) => throw new NotSupportedException();

    public ReadBack OpenReadBack(string path) => throw new NotSupportedException();

    public long? FreeBytes(string path) => null;

    private sealed class WatchedStream(string path, Action onWrite) : FileStream(path, FileMode.CreateNew)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            onWrite();
            base.Write(buffer, offset, count);
        }
    }
}
