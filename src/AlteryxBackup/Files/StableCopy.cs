using System;
using System.IO;
using System.IO.Abstractions;
using System.Threading;
using AlteryxBackup.Platform.Checksums;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Files;

/// <summary>
/// Copies files that others may be using, without standing in their way: opened so that they can still be written, renamed and deleted.
/// A file whose size or time of change is not what it was before its first byte was read, is copied again.
/// </summary>
internal sealed class StableCopy
{
    private const int Tries = 3;
    private const int BufferSize = 128 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly IFileSystem _files;
    private readonly IClock _clock;
    private readonly StagingArea _staging;
    private readonly byte[] _buffer = new byte[BufferSize];

    public StableCopy(IFileSystem files, IClock clock, StagingArea staging)
    {
        _files = files;
        _clock = clock;
        _staging = staging;
    }

    /// <summary>Copies one file into staging.</summary>
    /// <exception cref="IOException">The original can't be read; nothing of it is left in staging.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    /// <exception cref="Platform.Errors.BackupException">Staging can't be written.</exception>
    public StableCopyResult Copy(PlannedFile file, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            StableCopyResult? copy = null;
            try
            {
                copy = CopyOnce(file, cancellation);
            }
            catch (IOException failure) when (attempt < Tries && failure is not (FileNotFoundException or DirectoryNotFoundException))
            {
                // Held by somebody for a moment, most likely: the next try tells.
            }

            if (copy is not null && (!copy.ChangedWhileRead || attempt == Tries))
            {
                return copy;
            }

            if (copy is not null)
            {
                _staging.Discard(file.EntryPath);
            }

            _clock.Wait(Pause, cancellation);
        }
    }

    private StableCopyResult CopyOnce(PlannedFile file, CancellationToken cancellation)
    {
        var before = Stamp(file);
        using var source = _files.FileStream.Create(file.SourcePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        using var target = _staging.Create(file.EntryPath);
        try
        {
            using var hash = new Sha256Hash();
            var copied = 0L;
            for (var count = source.Read(_buffer, 0, BufferSize); count > 0; count = source.Read(_buffer, 0, BufferSize))
            {
                cancellation.ThrowIfCancellationRequested();
                hash.Append(_buffer, 0, count);
                _staging.Append(target, file.EntryPath, _buffer, count);
                copied += count;
            }

            _staging.Close(target, file.EntryPath);
            var changed = copied != before.Size || Stamp(file) != before;
            var copy = new CollectedFile(
                file.SourcePath, file.EntryPath, _staging.PathOf(file.EntryPath), copied, new DateTimeOffset(before.Time, TimeSpan.Zero), hash.Finish());
            return new StableCopyResult(copy, changed);
        }
        catch
        {
            target.Dispose();
            _staging.Discard(file.EntryPath);
            throw;
        }
    }

    private (long Size, DateTime Time) Stamp(PlannedFile file)
    {
        var info = _files.FileInfo.FromFileName(file.SourcePath);
        return (info.Length, info.LastWriteTimeUtc);
    }
}
