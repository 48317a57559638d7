using System;
using System.IO;

namespace AlteryxBackup.Platform.DurableFiles;

/// <summary>A file has its final name, but the system could not promise that the name outlives a power failure.</summary>
internal sealed class NameNotFlushedException : IOException
{
    public NameNotFlushedException(string path, Exception cause)
        : base($"'{path}' has its final name, but that name may not be on the disk yet: {cause.Message}", cause)
    {
        // A full disk stays recognisable as one.
        HResult = cause.HResult;
    }
}
