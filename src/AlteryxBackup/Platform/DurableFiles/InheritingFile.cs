using System.IO;
using System.IO.Abstractions;
using System.Runtime.InteropServices;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Platform.DurableFiles;

/// <summary>Archives, here and at a destination, have the rights of their folder (REQ-SEC-8). Windows hands them down; a Unix folder doesn't, so there a new file is ours alone.</summary>
internal static class InheritingFile
{
    private const int Unbuffered = 1;

    /// <summary>Opens a file to be written.</summary>
    /// <param name="files">Opens it.</param>
    /// <param name="durable">Makes it where rights aren't handed down.</param>
    /// <param name="path">The file.</param>
    /// <param name="mode">CreateNew; OpenOrCreate to go on with one that may be there.</param>
    /// <exception cref="IOException">It can't be opened.</exception>
    public static Stream Open(IFileSystem files, IDurableFiles durable, string path, FileMode mode) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || (mode != FileMode.CreateNew && files.File.Exists(path))
            ? files.FileStream.Create(LongPath.Extend(path), mode, FileAccess.ReadWrite, FileShare.Read, Unbuffered)
            : durable.CreatePrivate(path);
}
