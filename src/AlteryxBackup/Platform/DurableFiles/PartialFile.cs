using System;
using System.IO;
using System.IO.Abstractions;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Platform.DurableFiles;

/// <summary>A file that is being written under <c>&lt;name&gt;.partial</c>; gone when disposed without having been published.</summary>
public sealed class PartialFile : IDisposable
{
    /// <summary>What an unfinished file's name ends with.</summary>
    public const string Suffix = ".partial";

    private readonly IFileSystem _files;
    private readonly IDurableFiles _durable;
    private bool _settled;

    /// <summary>Creates the partial file, private from its first byte.</summary>
    /// <exception cref="IOException">It exists already or can't be written.</exception>
    public PartialFile(IFileSystem files, IDurableFiles durable, string finalPath)
        : this(files, durable, finalPath, durable.CreatePrivate(finalPath + Suffix))
    {
    }

    private PartialFile(IFileSystem files, IDurableFiles durable, string finalPath, Stream stream)
    {
        _files = files;
        _durable = durable;
        FinalPath = finalPath;
        Stream = stream;
    }

    /// <summary>Creates the partial file of an archive or of what stands beside one: with the rights of its folder (REQ-SEC-8).</summary>
    /// <exception cref="IOException">It exists already or can't be written.</exception>
    public static PartialFile Inheriting(IFileSystem files, IDurableFiles durable, string finalPath) =>
        new(files, durable, finalPath, InheritingFile.Open(files, durable, finalPath + Suffix, FileMode.CreateNew));

    /// <summary>Where to write.</summary>
    public Stream Stream { get; }

    /// <summary>The name while it is being written.</summary>
    public string PartialPath => FinalPath + Suffix;

    /// <summary>The name once published.</summary>
    public string FinalPath { get; private set; }

    /// <summary>Flushes to disk and closes: from here on it can be read back.</summary>
    public void Complete()
    {
        _durable.FlushToDisk(Stream);
        Stream.Dispose();
    }

    /// <summary>Changes the name that a complete file is to have, and the one it has until then with it.</summary>
    internal void Rename(string finalPath)
    {
        _files.File.Move(LongPath.Extend(PartialPath), LongPath.Extend(finalPath + Suffix));
        FinalPath = finalPath;
    }

    /// <summary>Takes the final name back, and the file with it: what it was published together with didn't get its name.</summary>
    internal void Withdraw() => Remove(FinalPath);

    /// <summary>Gives it its final name; never overwrites.</summary>
    public void Publish()
    {
        _durable.Publish(PartialPath, FinalPath);
        _settled = true;
    }

    /// <summary>Gives it its final name in place of the file that has it.</summary>
    public void Replace()
    {
        _durable.Replace(PartialPath, FinalPath);
        _settled = true;
    }

    /// <summary>Removes the partial file unless it was published.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        if (_settled)
        {
            return;
        }

        _settled = true;
        Remove(PartialPath);
    }

    private void Remove(string path)
    {
        try
        {
            _files.File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The place is gone or read-only now: the failure that brought us here says so, and no one takes a .partial for a backup.
        }
    }
}
