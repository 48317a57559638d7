using System;
using System.IO;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Tests.Archives;

/// <summary>Durable files on an ordinary disk, with places where a test can make that disk fail.</summary>
internal sealed class PlainDurableFiles : IDurableFiles
{
    /// <summary>Stands between the writer and the disk.</summary>
    public Func<Stream, Stream> Writing { get; init; } = stream => stream;

    /// <summary>Stands between the disk and the reader.</summary>
    public Func<Stream, Stream> ReadingBack { get; init; } = stream => stream;

    public bool PastCache { get; init; } = true;

    public void CreatePrivateFolder(string path) => Directory.CreateDirectory(path);

    public Stream CreatePrivate(string path) => Writing(SampleBackup.FileSystem.File.Open(path, FileMode.CreateNew, FileAccess.Write));

    public void FlushToDisk(Stream stream) => stream.Flush();

    public void Publish(string partialPath, string finalPath) => File.Move(partialPath, finalPath);

    public void Replace(string partialPath, string finalPath) => File.Move(partialPath, finalPath, overwrite: true);

    public ReadBack OpenReadBack(string path) => new(ReadingBack(SampleBackup.FileSystem.File.OpenRead(path)), PastCache);

    public long? FreeBytes(string path) => null;
}
