using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security;

namespace AlteryxBackup.Platform.Errors;

/// <summary>Turns what the system says when a write fails into the catalogue's words.</summary>
public static class StorageFailure
{
    // HRESULTs of ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED; ENOSPC and EDQUOT, which .NET uses as they are (Linux, then macOS).
    private static readonly int[] FullOnWindows = [unchecked((int)0x80070070), unchecked((int)0x80070027), unchecked((int)0x8007050F)];
    private static readonly int[] FullElsewhere = [28, 122, 69];

    /// <summary>Whether this is a failure of storage; others must not be dressed up as one.</summary>
    public static bool Is(Exception failure) => failure is IOException or UnauthorizedAccessException or SecurityException;

    /// <summary>The failure as <see cref="ErrorCatalogue.DiskFull"/> or <see cref="ErrorCatalogue.PathNotWritable"/>.</summary>
    /// <param name="failure">What the system threw.</param>
    /// <param name="path">What was being written.</param>
    /// <param name="state">What state things are in now: a whole sentence; null when nothing was touched yet.</param>
    /// <param name="room">How to come to more room in that place: a whole sentence; null for the catalogue's own advice.</param>
    public static BackupException Explain(Exception failure, string path, string? state, string? room = null) => IsDiskFull(failure)
        ? ErrorCatalogue.DiskFull.Because($"There was no space left while '{path}' was being written.", state, room, failure)
        : ErrorCatalogue.PathNotWritable.Because($"'{path}' can't be written: {failure.Message}", state, cause: failure);

    /// <summary>A failed read as <see cref="ErrorCatalogue.PathNotReadable"/>.</summary>
    /// <param name="failure">What the system threw.</param>
    /// <param name="path">What was being read.</param>
    public static BackupException ExplainReading(Exception failure, string path) => ErrorCatalogue.PathNotReadable.Because($"'{path}' can't be read: {failure.Message}", cause: failure);

    /// <summary>A failure of which only the system's own words tell what was done to which file: no room left is a full disk, all else is access.</summary>
    /// <param name="failure">What the system threw.</param>
    /// <param name="state">What state things are in now: a whole sentence.</param>
    public static BackupException ExplainUnplaced(Exception failure, string state) =>
        (IsDiskFull(failure) ? ErrorCatalogue.DiskFull : ErrorCatalogue.PathNotReadable).Because($"The system answered: {failure.Message}", state, cause: failure);

    /// <summary>Whether the system said that no room is left.</summary>
    public static bool IsDiskFull(Exception failure)
    {
        var code = failure.HResult;
        return Array.IndexOf(FullOnWindows, code) >= 0
            || (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && Array.IndexOf(FullElsewhere, code) >= 0);
    }
}
