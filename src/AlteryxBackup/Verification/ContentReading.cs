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
    private const int BuffersPerThread = 3;
    private const int SmallestBuffer = 1 << 17;

    private readonly ArchiveReader _archive;
    private readonly BlockIndex _index;
    private readonly EntryProgress _progress;
    private readonly ReadingPace _pace;
    private readonly BlockingCollection<byte[]> _buffers = [];
    private readonly ConcurrentDictionary<string, ContentOutcome> _outcomes = new(StringComparer.Ordinal);
    private readonly List<BlockwiseContent> _begun = [];
    private readonly object _turn = new();
    private readonly IEnumerator<Action<byte[], byte[], CancellationToken>> _works;
    private readonly int _threads;

    /// <summary>Prepares to read entries.</summary>
    public ContentReading(ArchiveReader archive, BlockIndex index, IEnumerable<ArchiveEntryInfo> entries, EntryProgress progress, ReadingPace pace, int threads)
    {
        _archive = archive;
        _index = index;
        _progress = progress;
        _pace = pace;
        _threads = threads;
        _works = entries.Select(entry => entry.Path).OrderBy(path => archive.Files[path].Offset).SelectMany(Works).GetEnumerator();
        for (var count = 0; count < threads * BuffersPerThread; count++)
        {
            _buffers.Add([]);
        }
    }

    /// <summary>What came of each entry, once the works are done.</summary>
    public IReadOnlyDictionary<string, ContentOutcome> Outcomes => _outcomes;

    /// <summary>What is to be done, each on its own thread.</summary>
    public IEnumerable<Action<CancellationToken>> Crew => Enumerable.Repeat<Action<CancellationToken>>(Work, _threads);

    /// <inheritdoc/>
    public void Dispose()
    {
        _works.Dispose();
        _begun.ForEach(content => content.Dispose());
        _buffers.Dispose();
    }

    private void Work(CancellationToken cancellation)
    {
        var compressed = new byte[_index.LongestCompressedBytes + DeflatedBlock.Tail];
        while (Next(cancellation) is var (work, buffer) && work is not null)
        {
            cancellation.ThrowIfCancellationRequested();
            work(compressed, buffer, cancellation);
        }

        _pace.Finish();
    }

    // Buffer and work are taken together and in order: the block that all others wait for always has one.
    private (Action<byte[], byte[], CancellationToken>? Work, byte[] Buffer) Next(CancellationToken cancellation)
    {
        lock (_turn)
        {
            var buffer = _buffers.Take(cancellation);
            if (_works.MoveNext())
            {
                return (_works.Current, buffer.Length > 0 ? buffer : new byte[Math.Max(SmallestBuffer, _index.BlockSizeBytes + DeflatedBlock.Margin)]);
            }

            _buffers.Add(buffer, cancellation);
            return (null, buffer);
        }
    }

    private IEnumerable<Action<byte[], byte[], CancellationToken>> Works(string path)
    {
        var record = _archive.Files[path];
        if (_index.BlocksOf(path) is not { Length: > 1 } blocks)
        {
            yield return (_, buffer, cancellation) =>
            {
                _pace.Reach(record.Offset);
                _outcomes[path] = ReadThrough(path, buffer, read => _progress.Advance(path, read), cancellation);
                _buffers.Add(buffer, cancellation);
            };
            yield break;
        }

        var start = new Lazy<long>(() => _archive.ContentStart(path));
        var content = Begin(path, blocks.Length);
        var at = 0L;
        for (var block = 0; block < blocks.Length; block++)
        {
            var (number, position) = (block, at);
            yield return (compressed, buffer, cancellation) =>
            {
                _pace.Reach(record.Offset + position);
                ReadBlock(content, start, position, blocks, number, compressed, buffer, cancellation);
            };
            at += blocks[block];
        }
    }

    private BlockwiseContent Begin(string path, int blocks)
    {
        _begun.Add(new BlockwiseContent(path, blocks, read => _progress.Advance(path, read), _buffers.Add));
        return _begun[_begun.Count - 1];
    }

    private void ReadBlock(BlockwiseContent content, Lazy<long> start, long position, int[] blocks, int number, byte[] compressed, byte[] buffer, CancellationToken cancellation)
    {
        var record = _archive.Files[content.Path];
        var isLast = number == blocks.Length - 1;
        var length = isLast ? (int)(record.SizeBytes - ((long)number * _index.BlockSizeBytes)) : _index.BlockSizeBytes;
        var isComplete = !content.HasFailed && TryRead(start, position, blocks[number], compressed, buffer, length, isLast)
            ? content.Deliver(number, buffer, length)
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
