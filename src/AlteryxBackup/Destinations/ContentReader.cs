using System;
using System.IO;
using System.Threading;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Destinations;

/// <summary>Reads streams in large blocks: to send them, to hash them, to compare them. Stops when cancelled.</summary>
internal sealed class ContentReader(int blockBytes, CancellationToken cancellation)
{
    private readonly byte[] _block = new byte[blockBytes];
    private readonly byte[] _other = new byte[blockBytes];

    /// <summary>Hands out what is left of a stream, block by block; the block is valid during the call alone.</summary>
    public void Read(Stream stream, Action<byte[], int> take)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = stream.Read(_block, 0, _block.Length);
            if (read == 0)
            {
                return;
            }

            take(_block, read);
        }
    }

    /// <summary>Size and SHA-256 (lower-case hexadecimal) of what is left of a stream.</summary>
    /// <param name="stream">What to hash.</param>
    /// <param name="progress">Told the bytes so far, after each block.</param>
    public (long SizeBytes, string Sha256) Hash(Stream stream, Action<long> progress)
    {
        using var hash = new Sha256Hash();
        var size = 0L;
        Read(stream, (block, count) =>
        {
            hash.Append(block, 0, count);
            progress(size += count);
        });
        return (size, hash.Finish());
    }

    /// <summary>True when a stream has exactly so many bytes, and another one begins with the same.</summary>
    public bool IsPrefix(Stream prefix, long length, Stream whole)
    {
        var done = 0L;
        var same = true;
        while (same && done < length)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = prefix.Read(_block, 0, _block.Length);
            same = read > 0 && Fill(whole, read) && SameBytes(read);
            done += read;
        }

        return same && done == length;
    }

    private bool Fill(Stream stream, int count)
    {
        var filled = 0;
        while (filled < count)
        {
            var read = stream.Read(_other, filled, count - filled);
            if (read == 0)
            {
                return false;
            }

            filled += read;
        }

        return true;
    }

    private bool SameBytes(int count)
    {
        for (var index = 0; index < count; index++)
        {
            if (_block[index] != _other[index])
            {
                return false;
            }
        }

        return true;
    }
}
