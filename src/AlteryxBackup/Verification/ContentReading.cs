using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Verification;

/// <summary>
/// Reads entries to their ends on several threads, in the order in which they stand in the archive: small ones each by one thread, large ones block by block
/// when the archive's index tells their blocks. Memory: a few blocks for each thread.
/// </summary>
internal sealed class ContentReading : IDisposable
{
    private const int BuffersPerThread = 4;
    private const int SmallestBuffer = 1 << 17;

    private readonly ArchiveReader _archive;
    private readonly BlockIndex _index;
    private readonly EntryProgress _progress;
    private readonly ConcurrentDictionary<string, ContentOutcome> _outcomes = new(StringComparer.Ordinal);
    private readonly List<BlockwiseContent> _begun = [];
    private readonly ReadingOrder _order;

    /// <summary>Prepares to read entries.</summary>
    /// <param name="archive">Where from.</param>
    /// <param name="index">Where the blocks of large ones are.</param>
    /// <param name="paths">Which.</param>
    /// <param name="progress">Is told of their bytes.</param>
    /// <param name="advanceWhole">See <see cref="ReadingOrder"/>.</param>
    /// <param name="threads">How many will work.</param>
    public ContentReading(ArchiveReader archive, BlockIndex index, IEnumerable<string> paths, EntryProgress progress, Func<int>? advanceWhole, int threads)
    {
        _archive = archive;
        _index = index;
        _progress = progress;
        _order = new ReadingOrder(
            paths.OrderBy(path => archive.Files[path].Offset).SelectMany(Pieces),
            Math.Max(SmallestBuffer, index.BlockSizeBytes + DeflatedBlock.Margin),
            threads * BuffersPerThread,
            advanceWhole);
    }

    /// <summary>What came of each entry, once all threads are through.</summary>
    public IReadOnlyDictionary<string, ContentOutcome> Outcomes => _outcomes;

    /// <summary>What each thread does.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Work(CancellationToken cancellation)
    {
        var compressed = new byte[_index.LongestCompressedBytes + DeflatedBlock.Tail];
        while (_order.Next(cancellation) is { } work)
        {
            work(compressed);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _order.Dispose();
        _begun.ForEach(content => content.Dispose());
    }

    private IEnumerable<ReadingPiece> Pieces(string path)
    {
        var record = _archive.Files[path];
        if (_index.BlocksOf(path) is not { Length: > 1 } blocks)
        {
            yield return new ReadingPiece(record.Offset, (_, buffer, cancellation) =>
            {
                _outcomes[path] = ReadThrough(path, buffer, read => _progress.Advance(path, read), cancellation);
                _order.Release(buffer);
            });
            yield break;
        }

        var start = new Lazy<long>(() => _archive.ContentStart(path));
        var content = Begin(path, blocks.Length);
        var at = 0L;
        for (var block = 0; block < blocks.Length; block++)
        {
            var (number, position) = (block, at);
            yield return new ReadingPiece(
                record.Offset + position,
                (compressed, buffer, cancellation) => ReadBlock(content, start, position, blocks, number, compressed, buffer, cancellation));
            at += blocks[block];
        }
    }

    private BlockwiseContent Begin(string path, int blocks)
    {
        _begun.Add(new BlockwiseContent(path, blocks, read => _progress.Advance(path, read), _order.Release));
        return _begun[_begun.Count - 1];
    }

    private void ReadBlock(BlockwiseContent content, Lazy<long> start, long position, int[] blocks, int number, byte[] compressed, byte[] buffer, CancellationToken cancellation)
    {
        var record = _archive.Files[content.Path];
        var isLast = number == blocks.Length - 1;
        var length = isLast ? (int)(record.SizeBytes - ((long)number * _index.BlockSizeBytes)) : _index.BlockSizeBytes;
        var isComplete = !content.HasFailed && TryRead(start, position, blocks[number], compressed, buffer, length, isLast)
            ? content.Deliver(number, buffer, length, Crc32.Append(0, buffer, 0, length))
            : content.GiveUp(number, buffer);
        if (!isComplete)
        {
            return;
        }

        if (!content.HasFailed && content.Crc == record.Crc)
        {
            _outcomes[content.Path] = new ContentOutcome(content.Sha256(), null);
            return;
        }

        // The index is a hint; what the entry holds is what any program finds that reads it from its front.
        var again = ReadThrough(content.Path, new byte[SmallestBuffer], _ => { }, cancellation);
        _progress.Advance(content.Path, record.SizeBytes - content.HashedBytes);
        _outcomes[content.Path] = again;
    }

    private bool TryRead(Lazy<long> start, long position, int compressedBytes, byte[] compressed, byte[] buffer, int length, bool isLast)
    {
        try
        {
            _archive.ReadRaw(start.Value + position, compressed, compressedBytes);
            return DeflatedBlock.TryInflate(compressed, compressedBytes, buffer, length, isLast);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private ContentOutcome ReadThrough(string path, byte[] buffer, Action<int> advanced, CancellationToken cancellation)
    {
        try
        {
            using var content = _archive.Open(path);
            using var hash = new Sha256Hash();
            for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.Append(buffer, 0, read);
                advanced(read);
            }

            return new ContentOutcome(hash.Finish(), null);
        }
        catch (InvalidDataException damage)
        {
            return new ContentOutcome(null, $"Its content is damaged: {damage.Message}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new ContentOutcome(null, "Its content can't be read: " + failure.Message);
        }
    }
}
