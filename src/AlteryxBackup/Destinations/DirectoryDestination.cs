using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Destinations;

/// <summary>A folder: on a disk, a mapped drive or a share (UNC). It must exist: making it would fill the system disk whenever a share isn't mounted.</summary>
internal sealed class DirectoryDestination(IFileSystem files, IDurableFiles durable, string folder) : IDestination
{
    /// <inheritdoc/>
    public string Name => folder;

    /// <inheritdoc/>
    public string PathOf(string fileName) => files.Path.Combine(folder, fileName);

    /// <inheritdoc/>
    public void Reach()
    {
        // Attributes, because "exists" answers no for every failure and keeps the reason to itself.
        try
        {
            if ((files.File.GetAttributes(LongPath.Extend(folder)) & FileAttributes.Directory) == 0)
            {
                throw new IOException("It is a file, not a folder.");
            }
        }
        catch (FileNotFoundException missing)
        {
            if (UsedParent() is { } parent)
            {
                throw ErrorCatalogue.DestinationNotFound.Because($"The destination '{folder}' does not exist, and waiting won't bring it: '{parent}', in which it would be, is there.", cause: missing);
            }

            throw new DirectoryNotFoundException("There is no such folder.", missing);
        }
    }

    /// <inheritdoc/>
    public long? Length(string fileName) => LengthOf(PathOf(fileName));

    /// <inheritdoc/>
    public long? PartialLength(string fileName) => LengthOf(PartialPathOf(fileName));

    /// <inheritdoc/>
    public IPartialWriter OpenPartial(string fileName, long offset)
    {
        Stream? stream = null;
        try
        {
            stream = InheritingFile.Open(files, durable, PartialPathOf(fileName), FileMode.OpenOrCreate);
            if (stream.Length < offset)
            {
                throw new IOException($"'{PartialPathOf(fileName)}' holds {stream.Length} bytes; {offset} were there before.");
            }

            stream.SetLength(offset);
            stream.Position = offset;
            var writer = new DirectoryPartialWriter(stream, durable);
            stream = null;
            return writer;
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <inheritdoc/>
    public ReadBack ReadPartial(string fileName) => durable.OpenReadBack(PartialPathOf(fileName));

    /// <inheritdoc/>
    public ReadBack Read(string fileName) => durable.OpenReadBack(PathOf(fileName));

    /// <inheritdoc/>
    public void Publish(string fileName) => durable.Publish(PartialPathOf(fileName), PathOf(fileName));

    /// <inheritdoc/>
    public void Replace(string fileName) => durable.Replace(PartialPathOf(fileName), PathOf(fileName));

    /// <inheritdoc/>
    public void DeletePartial(string fileName) => files.File.Delete(LongPath.Extend(PartialPathOf(fileName)));

    // An empty parent may be a mount point whose disk or share comes back; what is mounted and used lacks a folder for good.
    private string? UsedParent()
    {
        try
        {
            return files.Path.GetDirectoryName(folder.TrimEnd(files.Path.DirectorySeparatorChar, files.Path.AltDirectorySeparatorChar)) is { Length: > 0 } parent
                && files.Directory.EnumerateFileSystemEntries(LongPath.Extend(parent)).Any() ? parent : null;
        }
        catch (Exception unknown) when (StorageFailure.Is(unknown))
        {
            return null;
        }
    }

    private string PartialPathOf(string fileName) => PathOf(fileName) + PartialFile.Suffix;

    private long? LengthOf(string path)
    {
        var file = files.FileInfo.FromFileName(LongPath.Extend(path));
        if (file.Exists)
        {
            return file.Length;
        }

        // A share that has gone answers "no such file" too.
        Reach();
        return null;
    }
}
