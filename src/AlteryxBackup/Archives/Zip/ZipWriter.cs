using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives.Zip;

/// <summary>
/// Writes a .zip front to back and never seeks, so that the archive can be hashed while it is written. Each byte of an entry is read once, by the caller's thread, which hashes it;
/// others compress it, a block at a time, and one more writes the blocks in order.
/// </summary>
internal sealed class ZipWriter : IDisposable
{
    /// <summary>Larger entries are compressed in blocks of this size.</summary>
    public const int BlockBytes = Batch.Capacity;

    private readonly EntryEmitter _emitter;
    private readonly BatchPipeline _pipeline;
    private Batch? _open;

    /// <summary>Writes to a stream that is at its beginning; it is left open.</summary>
    /// <param name="output">The archive.</param>
    /// <param name="compression">How hard to compress.</param>
    /// <param name="threads">How many threads compress; at least one.</param>
    /// <param name="priority">That of its threads.</param>
    public ZipWriter(HashingStream output, ArchiveCompression compression, int threads, ThreadPriority priority)
    {
        _emitter = new EntryEmitter(output);
        _pipeline = new BatchPipeline(threads, priority, new BatchInspector(compression).Inspect, () => new BatchCompressor(), _emitter.Emit);
    }

    /// <summary>Reads and hashes an entry, and has it compressed and written while the next is read.</summary>
    /// <exception cref="ArgumentException">The name isn't one that an archive may hold.</exception>
    /// <exception cref="System.IO.IOException">What was handed over earlier couldn't be written.</exception>
    public ArchivedEntry Write(string path, DateTimeOffset lastModified, IEntryContent content)
    {
        if (EntryName.Fault(path) is { } fault)
        {
            throw new ArgumentException($"'{path}' can't be the name of an entry: {fault}.", nameof(path));
        }

        var entry = new PendingEntry(path, new ZipRecord
        {
            Name = Encoding.UTF8.GetBytes(path),
            Flags = ZipFormat.NameIsUtf8,
            DosTime = ZipTime.ToDos(lastModified),
            UnixTime = ZipTime.ToUnix(lastModified),
            SizeBytes = content.SizeBytes,
        });
        using var sha256 = new Sha256Hash();
        var read = 0L;
        do
        {
            read += ReadPiece(entry, content, read, sha256);
        }
        while (read < content.SizeBytes);

        return new ArchivedEntry(path, content.SizeBytes, sha256.Finish());
    }

    /// <summary>Waits until all entries so far are written, and tells the blocks of the large ones: the bytes that each takes in the archive.</summary>
    /// <exception cref="System.IO.IOException">Something couldn't be written.</exception>
    public IReadOnlyList<BlockedEntry> Drain()
    {
        SubmitOpen();
        _pipeline.Drain();
        return [.. _emitter.Entries.Where(entry => entry.BlockBytes.Count > 0).Select(entry => new BlockedEntry(entry.Path, entry.BlockBytes))];
    }

    /// <summary>Writes the central directory; nothing can be added afterwards.</summary>
    /// <exception cref="System.IO.IOException">Something couldn't be written.</exception>
    public void Finish()
    {
        _ = Drain();
        _emitter.Finish();
    }

    /// <summary>Ends its threads. What was not finished is no archive.</summary>
    public void Dispose() => _pipeline.Dispose();

    // A large entry's blocks begin where the entry begins, so that the same entry always has the same blocks.
    private int ReadPiece(PendingEntry entry, IEntryContent content, long position, Sha256Hash sha256)
    {
        var wanted = (int)Math.Min(BlockBytes, content.SizeBytes - position);
        if (_open is not null && (_open.Room < wanted || _open.Pieces.Count == Batch.MaxPieces))
        {
            SubmitOpen();
        }

        var batch = _open ??= _pipeline.Take();
        var start = batch.Used;
        for (int read; batch.Used < start + wanted; batch.Used += read)
        {
            read = content.Read(batch.Input, batch.Used, start + wanted - batch.Used);
        }

        var isLast = position + wanted == content.SizeBytes;
        if (isLast)
        {
            // A source that has grown says so when it is asked for more.
            _ = content.Read(batch.Input, 0, 0);
        }

        sha256.Append(batch.Input, start, wanted);
        batch.Pieces.Add(new Piece(entry, start, wanted, position == 0, isLast));
        return wanted;
    }

    private void SubmitOpen()
    {
        if (_open is { } batch)
        {
            _open = null;
            _pipeline.Submit(batch);
        }
    }
}
