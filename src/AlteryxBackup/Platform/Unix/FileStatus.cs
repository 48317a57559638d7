#if NET
using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AlteryxBackup.Platform.Unix;

/// <summary>Owner, group, mode and device of a file: <c>statx(2)</c>, the one call of its family whose structure is the same on every architecture.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed record FileStatus(uint OwnerId, uint GroupId, UnixFileMode Mode, bool IsLink, string Device)
{
    private const int NotThroughLinks = 0x100;
    private const uint TypeModeAndOwners = 0x1 | 0x2 | 0x8 | 0x10;
    private const int TypeMask = 0xF000;
    private const int Link = 0xA000;

    /// <summary>Of the file itself; of a symbolic link, not of what it points to.</summary>
    /// <exception cref="IOException">It can't be asked.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not ask.</exception>
    public static FileStatus Of(string path) => Ask(path, NotThroughLinks);

    /// <summary>Of what a symbolic link points to in the end.</summary>
    /// <exception cref="IOException">It can't be asked.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not ask.</exception>
    public static FileStatus OfTarget(string path) => Ask(path, 0);

    private static FileStatus Ask(string path, int flags)
    {
        var status = default(Statx);
        if (Query(LibC.CurrentFolder, path, flags, TypeModeAndOwners, ref status) != 0)
        {
            throw LibC.Failure(Marshal.GetLastPInvokeError(), path);
        }

        return new FileStatus(status.OwnerId, status.GroupId, (UnixFileMode)(status.Mode & 0xFFF), (status.Mode & TypeMask) == Link, $"{status.DeviceMajor}:{status.DeviceMinor}");
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int Query(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, ref Statx status);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Statx
    {
        [FieldOffset(20)]
        public uint OwnerId;

        [FieldOffset(24)]
        public uint GroupId;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
#endif
