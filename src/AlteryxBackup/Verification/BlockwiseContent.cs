using System;
using System.Collections.Generic;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Verification;

/// <summary>An entry whose blocks are inflated side by side, in any order, and hashed in theirs. Whoever brings the block that is due hashes it, and those that wait behind it.</summary>
internal sealed class BlockwiseContent(string path, int blockCount, Action<int> advanced, Action<byte[]> release) : IDisposable
{
    private const int Unusable = -1;

    private readonly object _turn = new();
    private readonly Dictionary<int, (byte[] Buffer, int Length, uint Crc)> _waiting = [];
    private readonly Sha256Hash _hash = new();
    private int _next;
    private bool _isHashing;

    /// <summary>The entry.</summary>
    public string Path => path;

    /// <summary>A block couldn't be used: the entry must be read from front to back.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The content's CRC-32, once it is complete.</summary>
    public uint Crc { get; private set; }

    /// <summary>Bytes hashed so far.</summary>
    public long HashedBytes { get; private set; }

    /// <summary>The content's SHA-256; called once, when it is complete.</summary>
    public string Sha256() => _hash.Finish();

    /// <summary>Brings a block with its CRC-32; its buffer is released when it isn't needed any more.</summary>
    /// <returns>True for exactly one caller: all blocks have come.</returns>
    public bool Deliver(int block, byte[] buffer, int length, uint crc) => Take(block, buffer, length, crc);

    /// <summary>Brings word that a block can't be used.</summary>
    /// <returns>True for exactly one caller: all blocks have come.</returns>
    public bool GiveUp(int block, byte[] buffer) => Take(block, buffer, Unusable, 0);

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private bool Take(int block, byte[] buffer, int length, uint crc)
    {
        lock (_turn)
        {
            HasFailed |= length == Unusable;
            _waiting.Add(block, (buffer, length, crc));
            if (_isHashing)
            {
                return false;
            }

            _isHashing = true;
        }

        while (true)
        {
            (byte[] Buffer, int Length, uint Crc) due;
            lock (_turn)
            {
                if (!_waiting.TryGetValue(_next, out due))
                {
                    _isHashing = false;
                    return _next == blockCount;
                }

                _ = _waiting.Remove(_next);
                _next++;
            }

            if (!HasFailed)
            {
                Crc = Crc32.Join(Crc, due.Crc, due.Length);
                _hash.Append(due.Buffer, 0, due.Length);
                HashedBytes += due.Length;
                advanced(due.Length);
            }

            release(due.Buffer);
        }
    }
}
