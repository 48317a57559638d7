using System;
using System.IO;
using System.IO.Abstractions;
using System.Threading;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Archives;

/// <summary>A source file as the content of an entry; fails when it can't be read or isn't the size it had when it was opened.</summary>
internal sealed class FileContent : IEntryContent, IDisposable
{
    private readonly ArchiveSource _source;
    private readonly Stream _stream;
    private readonly EntryProgress _progress;
    private readonly CancellationToken _cancellation;
    private long _read;

    public FileContent(IFileSystem files, ArchiveSource source, EntryProgress progress, CancellationToken cancellation)
    {
        _source = source;
        _progress = progress;
        _cancellation = cancellation;
        try
        {
            // Whole megabytes are read at a time: a buffer of the stream's own would only copy them once more.
            _stream = files.FileStream.Create(source.SourcePath, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            SizeBytes = _stream.Length;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw Unreadable(failure);
        }
    }

    public long SizeBytes { get; }

    public int Read(byte[] buffer, int offset, int count)
    {
        _cancellation.ThrowIfCancellationRequested();
        var wanted = (int)Math.Min(count, SizeBytes - _read);
        var read = wanted == 0 ? 0 : ReadSource(buffer, offset, wanted);
        if (wanted > 0 && read == 0)
        {
            throw Changed($"it had {SizeBytes} bytes when it was opened and ended after {_read}");
        }

        if (wanted == 0 && _stream.Length != SizeBytes)
        {
            throw Changed($"it had {SizeBytes} bytes when it was opened and has {_stream.Length} now");
        }

        _read += read;
        _progress.Advance(_source.EntryPath, read);
        return read;
    }

    public void Dispose() => _stream.Dispose();

    private int ReadSource(byte[] buffer, int offset, int count)
    {
        try
        {
            return _stream.Read(buffer, offset, count);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw Unreadable(failure);
        }
    }

    private BackupException Unreadable(Exception failure) => ErrorCatalogue.RequiredFileMissing.Because(
        $"'{_source.SourcePath}' can't be read: {failure.Message}", ArchiveWriter.NothingLeft, cause: failure);

    private BackupException Changed(string how) => ErrorCatalogue.RequiredFileMissing.Because(
        $"'{_source.SourcePath}' changed while it was read: {how}.",
        ArchiveWriter.NothingLeft,
        "Find out what writes into the staging folder (a second tool, a virus scanner that cleans), then run the backup again.");
}
