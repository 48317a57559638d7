using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Threading;
using AlteryxBackup.Platform.DurableFiles;
using Microsoft.Win32.SafeHandles;

namespace AlteryxBackup.Platform.Windows;

/// <summary>Durable files by access lists at creation, write-through renames and reads without the system's cache.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsDurableFiles : IDurableFiles
{
    /// <inheritdoc/>
    public void CreatePrivateFolder(string path)
    {
        using var access = PrivateAccess.OfFolder();
        CreateWithParents(Absolute(path), access.Attributes);
    }

    /// <inheritdoc/>
    public Stream CreatePrivate(string path)
    {
        using var access = PrivateAccess.OfFile();
        var handle = FileCalls.Create(
            Absolute(path),
            FileCalls.GenericRead | FileCalls.GenericWrite,
            FileCalls.ShareRead,
            access.Attributes,
            FileCalls.CreateNew,
            FileCalls.NormalAttributes | FileCalls.SequentialScan,
            IntPtr.Zero);
        if (handle.IsInvalid)
        {
            var failure = SystemFailure.OfLastCall(path);
            handle.Dispose();
            throw failure;
        }

        return new FileStream(handle, FileAccess.ReadWrite, bufferSize: 1, isAsync: false);
    }

    /// <inheritdoc/>
    public Stream OpenToAppend(string path) => new FileStream(LongPath.Extend(path), FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);

    /// <inheritdoc/>
    public void FlushToDisk(Stream stream) => ((FileStream)stream).Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Publish(string partialPath, string finalPath) => Move(partialPath, finalPath, FileCalls.WriteThrough);

    /// <inheritdoc/>
    public void Replace(string partialPath, string finalPath) => Move(partialPath, finalPath, FileCalls.WriteThrough | FileCalls.ReplaceExisting);

    /// <inheritdoc/>
    public ReadBack OpenReadBack(string path)
    {
        try
        {
            return new ReadBack(OpenUncached(path), PastCache: true);
        }
        catch (IOException failure) when (failure.HResult == SystemFailure.HResultOf(SystemFailure.InvalidParameter))
        {
            // Not every file system can do without the cache.
            var stream = new FileStream(OpenToRead(path, FileCalls.SequentialScan), FileAccess.Read, bufferSize: 1, isAsync: false);
            return new ReadBack(stream, PastCache: false);
        }
    }

    /// <inheritdoc/>
    public long? FreeBytes(string path)
    {
        var folder = ExistingFolder.AtOrAbove(Absolute(path));
        return folder is not null && FileCalls.GetFreeSpace(folder, out var free, IntPtr.Zero, IntPtr.Zero) ? free : null;
    }

    // Resolving a long path is what .NET Framework may refuse; extending it resolves it as well.
    private static string Absolute(string path)
    {
        var extended = LongPath.Extend(path);
        return extended.StartsWith(@"\\", StringComparison.Ordinal) ? extended : LongPath.Extend(Path.GetFullPath(extended));
    }

    private static void CreateWithParents(string folder, in SecurityAttributes access)
    {
        if (FileCalls.CreateFolder(folder, access))
        {
            return;
        }

        var error = Marshal.GetLastWin32Error();
        var parent = folder.LastIndexOf('\\');
        if (error == SystemFailure.PathNotFound && parent > 0)
        {
            CreateWithParents(folder.Substring(0, parent), access);
            if (!FileCalls.CreateFolder(folder, access))
            {
                throw SystemFailure.OfLastCall(folder);
            }
        }
        else if (!Directory.Exists(folder))
        {
            throw SystemFailure.Of(error, folder);
        }
    }

    private static void Move(string from, string to, uint flags)
    {
        if (!FileCalls.Move(Absolute(from), Absolute(to), flags))
        {
            throw SystemFailure.OfLastCall(to);
        }
    }

    private static UncachedFileStream OpenUncached(string path)
    {
        var handle = OpenToRead(path, FileCalls.NoBuffering);
        return FileCalls.GetSize(handle, out var length)
            ? new UncachedFileStream((position, buffer, count) => ReadAt(handle, path, position, buffer, count), length, handle)
            : throw SystemFailure.OfLastCall(path);
    }

    private static SafeFileHandle OpenToRead(string path, uint flags)
    {
        var handle = FileCalls.Open(
            Absolute(path), FileCalls.GenericRead, FileCalls.ShareRead, IntPtr.Zero, FileCalls.OpenExisting, flags, IntPtr.Zero);
        if (handle.IsInvalid)
        {
            var failure = SystemFailure.OfLastCall(path);
            handle.Dispose();
            throw failure;
        }

        return handle;
    }

    private static int ReadAt(SafeFileHandle handle, string path, long position, IntPtr buffer, int count)
    {
        var at = new NativeOverlapped { OffsetLow = unchecked((int)position), OffsetHigh = (int)(position >> 32) };
        if (FileCalls.Read(handle, buffer, count, out var read, ref at))
        {
            return read;
        }

        var error = Marshal.GetLastWin32Error();
        return error == SystemFailure.EndOfFile ? 0 : throw SystemFailure.Of(error, path);
    }
}
