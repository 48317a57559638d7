using System;
using System.IO;
using System.IO.Abstractions;
using AlteryxBackup.Platform.Checksums;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Files;

/// <summary>
/// Where copies and exports wait for the archive, private from their first byte. Its failures are told apart from those of the files that
/// are read: a full staging disk fails the backup, one unreadable file doesn't.
/// </summary>
internal sealed class StagingArea
{
    private readonly IFileSystem _files;
    private readonly IDurableFiles _durable;
    private readonly string _folder;

    public StagingArea(IFileSystem files, IDurableFiles durable, string folder)
    {
        _files = files;
        _durable = durable;
        _folder = folder;
    }

    /// <summary>Where an entry's content waits.</summary>
    public string PathOf(string entryPath) => _files.Path.Combine(_folder, entryPath.Replace('/', _files.Path.DirectorySeparatorChar));

    /// <summary>Makes the private file for an entry, and its folders.</summary>
    /// <exception cref="BackupException">It can't be made.</exception>
    public Stream Create(string entryPath)
    {
        var path = PathOf(entryPath);
        return Guarded(path, () =>
        {
            _durable.CreatePrivateFolder(_files.Path.GetDirectoryName(path));
            return _durable.CreatePrivate(path);
        });
    }

    /// <summary>Removes what was begun.</summary>
    public void Discard(string entryPath)
    {
        var path = PathOf(entryPath);
        _ = Guarded<object?>(path, () =>
        {
            _files.File.Delete(path);
            return null;
        });
    }

    /// <summary>Stages content that comes from memory.</summary>
    /// <param name="entryPath">Its name in the archive.</param>
    /// <param name="content">The content.</param>
    /// <param name="source">What it was exported from.</param>
    /// <param name="time">When, UTC.</param>
    public CollectedFile Write(string entryPath, byte[] content, string source, DateTimeOffset time)
    {
        using var hash = new Sha256Hash();
        using (var stream = Create(entryPath))
        {
            Append(stream, entryPath, content, content.Length);
            hash.Append(content, 0, content.Length);
            Close(stream, entryPath);
        }

        return new CollectedFile(source, entryPath, PathOf(entryPath), content.Length, time, hash.Finish());
    }

    /// <summary>Appends to what <see cref="Create"/> gave.</summary>
    public void Append(Stream stream, string entryPath, byte[] buffer, int count) =>
        _ = Guarded<object?>(PathOf(entryPath), () =>
        {
            stream.Write(buffer, 0, count);
            return null;
        });

    /// <summary>Closes what <see cref="Create"/> gave: a write that the system put off can fail here.</summary>
    public void Close(Stream stream, string entryPath) =>
        _ = Guarded<object?>(PathOf(entryPath), () =>
        {
            stream.Dispose();
            return null;
        });

    private static T Guarded<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, path, "The server's own files were not changed.");
        }
    }
}
