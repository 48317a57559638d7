using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Destinations;

/// <summary>A file to be copied, with what is known of its content.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its name here and at the destination.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, hexadecimal.</param>
internal sealed record SourceFile(string Path, string Name, long SizeBytes, string Sha256)
{
    private const int Unbuffered = 1;

    /// <summary>The archive or its volumes, in their order, as they were verified.</summary>
    public static IReadOnlyList<SourceFile> OfArchive(ArchiveFiles archive, IFileSystem files) => archive.Volumes.Count == 0
        ? [new(archive.ArchivePath, files.Path.GetFileName(archive.ArchivePath), archive.SizeBytes, archive.Sha256)]
        : [.. archive.Volumes.Select(volume => new SourceFile(files.Path.Combine(files.Path.GetDirectoryName(archive.ArchivePath), volume.Name), volume.Name, volume.SizeBytes, volume.Sha256))];

    /// <summary>A sidecar, as it is now.</summary>
    public static SourceFile OfSidecar(string path, IFileSystem files, ContentReader reader)
    {
        using var stream = Open(path, files);
        var (size, sha256) = reader.Hash(stream, _ => { });
        return new(path, files.Path.GetFileName(path), size, sha256);
    }

    /// <summary>Opens it from the start.</summary>
    public Stream Open(IFileSystem files) => Open(Path, files);

    /// <summary>Whether a content is this file's.</summary>
    public bool IsContent(long sizeBytes, string sha256) => sizeBytes == SizeBytes && string.Equals(sha256, Sha256, StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns when the file is still what it was; a damaged source must not be mistaken for a bad destination.</summary>
    /// <exception cref="BackupException">ArchiveInvalid.</exception>
    public void RequireUnchanged(IFileSystem files, ContentReader reader)
    {
        using var stream = Open(files);
        var (size, sha256) = reader.Hash(stream, _ => { });
        if (!IsContent(size, sha256))
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"'{Path}' is no longer what was verified (SHA-256 {Sha256}, {SizeBytes} bytes); it was not copied.");
        }
    }

    private static Stream Open(string path, IFileSystem files) => files.FileStream.Create(path, FileMode.Open, FileAccess.Read, FileShare.Read, Unbuffered);
}
