using System;
using System.IO;
using System.Threading;

namespace AlteryxBackup.Databases.Bson;

/// <summary>
/// Walks a stream of BSON documents, one after the other as mongodump writes them, in one pass. Holds one document and at most a
/// megabyte of read-ahead in memory. Reusable, one walk at a time.
/// </summary>
public sealed class BsonWalker
{
    /// <summary>
    /// The longest document that is believed, bytes: servers store 16 MB, and what they write into an oplog can be a multiple of it.
    /// A longer one is a damaged length.
    /// </summary>
    public const int LongestDocument = 48 * 1024 * 1024;

    // Large enough for several GridFS chunks of 255 KB, small enough to stay in the processor's cache between reading and checking.
    private const int ReadAhead = 1024 * 1024;

    private readonly BsonDocumentCheck _check = new();
    private byte[] _buffer = new byte[ReadAhead];
    private int _start;
    private int _filled;
    private string? _damage;

    /// <summary>Walks to the end of the stream or to the first fault.</summary>
    /// <param name="stream">Uncompressed BSON, or a stream that uncompresses and throws <see cref="InvalidDataException"/> where that fails.</param>
    /// <param name="onProgress">Called about once a megabyte.</param>
    /// <param name="cancellation">Ends the walk.</param>
    /// <exception cref="IOException">The stream can't be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public BsonWalk Walk(Stream stream, Action onProgress, CancellationToken cancellation)
    {
        _start = 0;
        _filled = 0;
        _damage = null;
        var documents = 0L;
        var bytes = 0L;

        while (true)
        {
            var fault = Next(stream, onProgress, cancellation, out var length);
            if (fault is not null)
            {
                return new BsonWalk(documents, bytes, fault with { Document = documents + 1, Offset = bytes + fault.Offset });
            }

            if (length == 0)
            {
                return new BsonWalk(documents, bytes, null);
            }

            documents++;
            bytes += length;
            _start += length;
        }
    }

    /// <summary>Checks the document at the stream's position; its length is 0 at the end of the stream.</summary>
    private BsonFault? Next(Stream stream, Action onProgress, CancellationToken cancellation, out int length)
    {
        length = 0;
        if (!Have(sizeof(int), stream, onProgress, cancellation))
        {
            return Ended();
        }

        length = BitConverter.ToInt32(_buffer, _start);
        if (length is < BsonDocumentCheck.SmallestDocument or > LongestDocument)
        {
            return new(BsonFaultKind.Length, 0, 0, $"a document declares {length} bytes");
        }

        return Have(length, stream, onProgress, cancellation) ? _check.Check(_buffer, _start, length) : Ended();
    }

    /// <summary>What it means that no more bytes come; null when they end where a document does.</summary>
    private BsonFault? Ended()
    {
        var left = _filled - _start;
        if (_damage is not null)
        {
            return new(BsonFaultKind.Compression, 0, left, _damage);
        }

        return left == 0 ? null : new(BsonFaultKind.CutShort, 0, left, "the file ends inside this document");
    }

    private bool Have(int count, Stream stream, Action onProgress, CancellationToken cancellation)
    {
        if (_filled - _start >= count)
        {
            return true;
        }

        cancellation.ThrowIfCancellationRequested();
        MoveToFront(count);
        Fill(stream);
        onProgress();
        return _filled >= count;
    }

    private void Fill(Stream stream)
    {
        try
        {
            while (_damage is null && _filled < _buffer.Length)
            {
                var read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
                if (read == 0)
                {
                    return;
                }

                _filled += read;
            }
        }
        catch (InvalidDataException damaged)
        {
            // What came before the damage is walked first, so that the fault names the document it is in.
            _damage = damaged.Message;
        }
    }

    private void MoveToFront(int capacity)
    {
        var target = _buffer;
        if (capacity > target.Length)
        {
            // Doubled, so that a file of ever longer documents doesn't allocate anew for each.
            target = new byte[Math.Min(Math.Max(capacity, 2 * target.Length), LongestDocument)];
        }

        Buffer.BlockCopy(_buffer, _start, target, 0, _filled - _start);
        _buffer = target;
        _filled -= _start;
        _start = 0;
    }
}
