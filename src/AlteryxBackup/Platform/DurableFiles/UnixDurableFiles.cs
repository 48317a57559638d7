#if NET
using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AlteryxBackup.Platform.Unix;

namespace AlteryxBackup.Platform.DurableFiles;

/// <summary>Durable files by file modes, <c>fsync</c>, <c>renameat2</c> and <c>posix_fadvise</c>.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnixDurableFiles(Action<string> flushFolder) : IDurableFiles
{
    private const UnixFileMode OursAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public UnixDurableFiles()
        : this(FlushFolder)
    {
    }

    /// <inheritdoc/>
    public void CreatePrivateFolder(string path)
    {
        var folder = Path.GetFullPath(path);
        if (Directory.Exists(folder))
        {
            return;
        }

        // .NET gives the mode to the last folder only.
        if (Path.GetDirectoryName(folder) is { } above)
        {
            CreatePrivateFolder(above);
        }

        Directory.CreateDirectory(folder, OursAlone | UnixFileMode.UserExecute);
    }

    /// <inheritdoc/>
    public Stream CreatePrivate(string path) => new FileStream(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.Read,
        UnixCreateMode = OursAlone,
        BufferSize = 0,
    });

    /// <inheritdoc/>
    public Stream OpenToAppend(string path) => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);

    /// <inheritdoc/>
    public void FlushToDisk(Stream stream) => ((FileStream)stream).Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Publish(string partialPath, string finalPath)
    {
        RenameUnlessTaken(partialPath, finalPath);
        FlushNameOf(finalPath);
    }

    /// <inheritdoc/>
    public void Replace(string partialPath, string finalPath)
    {
        File.Move(partialPath, finalPath, overwrite: true);
        FlushNameOf(finalPath);
    }

    /// <inheritdoc/>
    public ReadBack OpenReadBack(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

        // The kernel keeps pages that aren't on the disk yet, so flush first: a caller that forgot to mustn't be told of memory.
        var dropped = LibC.Flush(stream.SafeFileHandle) == 0 && LibC.Advise(stream.SafeFileHandle, 0, 0, LibC.DontNeed) == 0;
        return new ReadBack(stream, PastCache: dropped && OperatingSystem.IsLinux());
    }

    /// <inheritdoc/>
    public long? FreeBytes(string path) =>
        ExistingFolder.AtOrAbove(Path.GetFullPath(path)) is { } folder ? new DriveInfo(folder).AvailableFreeSpace : null;

    private static void RenameUnlessTaken(string partialPath, string finalPath)
    {
        if (!OperatingSystem.IsLinux())
        {
            LinkAndUnlink(partialPath, finalPath);
        }
        else if (LibC.Rename(LibC.CurrentFolder, partialPath, LibC.CurrentFolder, finalPath, LibC.NoReplace) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error is not (LibC.Invalid or LibC.NotImplemented))
            {
                throw LibC.Failure(error, finalPath);
            }

            // NFS, for one, has no rename that refuses; but a link refuses everywhere.
            LinkAndUnlink(partialPath, finalPath);
        }
    }

    private static void LinkAndUnlink(string partialPath, string finalPath)
    {
        if (LibC.Link(partialPath, finalPath) != 0)
        {
            throw LibC.Failure(Marshal.GetLastPInvokeError(), finalPath);
        }

        File.Delete(partialPath);
    }

    private void FlushNameOf(string path)
    {
        try
        {
            flushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NameNotFlushedException(path, failure);
        }
    }

    private static void FlushFolder(string folder)
    {
        var descriptor = LibC.Open(folder, OperatingSystem.IsLinux() ? LibC.CloseOnExec : 0);
        if (descriptor < 0)
        {
            throw LibC.Failure(Marshal.GetLastPInvokeError(), folder);
        }

        try
        {
            // Some network file systems know no flush of a folder; there is nothing more to do there.
            if (LibC.Flush(descriptor) != 0 && Marshal.GetLastPInvokeError() is var error and not (LibC.Invalid or LibC.NotSupported))
            {
                throw LibC.Failure(error, folder);
            }
        }
        finally
        {
            _ = LibC.Close(descriptor);
        }
    }
}
#endif
