using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Tests.Platform.DurableFiles;

/// <summary>Asks the kernel how much of a file it holds in memory.</summary>
internal static class PageCache
{
    public static double ResidentShare(string path)
    {
        using var file = File.OpenHandle(path);
        var length = (nint)RandomAccess.GetLength(file);
        var map = Map(0, length, 1, 1, file, 0);
        Assert.NotEqual(-1, map);
        try
        {
            var pages = new byte[(length + Environment.SystemPageSize - 1) / Environment.SystemPageSize];
            Assert.Equal(0, InCore(map, length, pages));
            return pages.Count(page => (page & 1) == 1) / (double)pages.Length;
        }
        finally
        {
            _ = Unmap(map, length);
        }
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "mmap")]
    private static extern nint Map(nint address, nint length, int protection, int flags, SafeHandle file, long offset);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(nint address, nint length);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "mincore")]
    private static extern int InCore(nint address, nint length, byte[] pages);
}
