using System;
using System.IO;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Archives;

/// <summary>Turns what the system says about a place that can't be written into the catalogue's failures.</summary>
internal static class StorageFailure
{
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int UnixNoSpace = 28;
    private const int UnixQuotaExceeded = 122;

    /// <summary>What the system throws when a place can't be read or written.</summary>
    public static bool IsExpected(Exception failure) => failure is IOException or UnauthorizedAccessException;

    /// <param name="failure">What the system threw.</param>
    /// <param name="path">What was being written.</param>
    /// <param name="state">What state things are in now.</param>
    public static BackupException Translate(Exception failure, string path, string state) =>
        failure.HResult is WindowsDiskFull or WindowsHandleDiskFull or UnixNoSpace or UnixQuotaExceeded
            ? ErrorCatalogue.DiskFull.Because($"The disk filled up while '{path}' was written.", state, cause: failure)
            : ErrorCatalogue.PathNotWritable.Because($"'{path}' can't be written: {failure.Message}", state, cause: failure);
}
