using System;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Archives;

/// <summary>Writes archives.</summary>
public interface IArchiveWriter
{
    /// <summary>Writes an archive under its <c>.partial</c> name, flushes it, reads it back and compares. Whoever called verifies and publishes it.</summary>
    /// <exception cref="BackupException">DiskFull, PathNotWritable, ArchiveExists; RequiredFileMissing when a source can't be read or changed; ArchiveInvalid when the disk doesn't hold what was written. No file is left.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. No file is left.</exception>
    /// <exception cref="ArgumentException">Two entries have the same name, or a name that no archive may hold.</exception>
    WrittenArchive Write(ArchiveRequest request, IOperationObserver observer, CancellationToken cancellation);
}
