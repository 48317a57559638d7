using System;
using System.Collections.Generic;
using System.Threading;

namespace AlteryxBackup.Verification;

/// <summary>
/// What the threads of a verification do next, so that none waits while there is something to do: the pieces of entries in the order of the archive, and between them the
/// hash of the archive as a whole. That one stays near: what either has fetched from the disk is still in the system's cache when the other comes by, so that each byte is
/// read once however large the archive is.
/// </summary>
/// <param name="pieces">In the order of the archive.</param>
/// <param name="bufferBytes">Of each piece's buffer.</param>
/// <param name="bufferCount">How many there are.</param>
/// <param name="advanceWhole">Hashes on in the whole archive; tells how many bytes, 0 at the end. Null when its hash isn't known.</param>
internal sealed class ReadingOrder(IEnumerable<ReadingPiece> pieces, int bufferBytes, int bufferCount, Func<int>? advanceWhole) : IDisposable
{
    private const long Ahead = 64L << 20;
    private const long End = long.MaxValue - Ahead;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly object _turn = new();
    private readonly Stack<byte[]> _free = new();
    private readonly IEnumerator<ReadingPiece> _pieces = pieces.GetEnumerator();
    private int _made;
    private long _reached;
    private long _hashed = advanceWhole is null ? long.MaxValue : 0;
    private bool _isHashing;

    /// <summary>What the calling thread is to do, with a buffer of its own; null when nothing is left for it.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Action<byte[]>? Next(CancellationToken cancellation)
    {
        lock (_turn)
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if ((HashUpTo(_reached) ?? NextPiece(cancellation) ?? HashUpTo(_reached + Ahead)) is { } work)
                {
                    return work;
                }

                if (_reached == End)
                {
                    return null;
                }

                _ = Monitor.Wait(_turn, Look);
            }
        }
    }

    /// <summary>Takes a piece's buffer back.</summary>
    public void Release(byte[] buffer)
    {
        lock (_turn)
        {
            _free.Push(buffer);
            Monitor.Pulse(_turn);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pieces.Dispose();

    // Buffer and piece are taken together and in order: the block that all others wait for always has one.
    private Action<byte[]>? NextPiece(CancellationToken cancellation)
    {
        if (_reached == End || (_free.Count == 0 && _made == bufferCount))
        {
            return null;
        }

        if (!_pieces.MoveNext())
        {
            _reached = End;
            Monitor.PulseAll(_turn);
            return null;
        }

        var piece = _pieces.Current;
        _reached = piece.Position;
        var buffer = _free.Count > 0 ? _free.Pop() : MakeBuffer();
        return compressed => piece.Read(compressed, buffer, cancellation);
    }

    private byte[] MakeBuffer()
    {
        _made++;
        return new byte[bufferBytes];
    }

    private Action<byte[]>? HashUpTo(long limit)
    {
        if (_isHashing || _hashed >= limit)
        {
            return null;
        }

        _isHashing = true;
        return _ =>
        {
            var read = advanceWhole!();
            lock (_turn)
            {
                _hashed = read > 0 ? _hashed + read : long.MaxValue;
                _isHashing = false;
                Monitor.Pulse(_turn);
            }
        };
    }
}
