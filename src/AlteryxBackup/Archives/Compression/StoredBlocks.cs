using System;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Archives.Compression;

/// <summary>Deflate's blocks that hold bytes as they are (RFC 1951, 3.2.4), and its shortest end.</summary>
internal static class StoredBlocks
{
    private const int MaxBytes = ushort.MaxValue;
    private const int HeaderBytes = 5;

    /// <summary>An empty last block: what is appended to joined stretches to end the stream.</summary>
    public static readonly byte[] End = [3, 0];

    /// <summary>Appends bytes as they are, to a stream that is at a byte border.</summary>
    public static void Append(byte[] input, int start, int length, MemoryStream output)
    {
        for (int position = start, left = length; left > 0;)
        {
            var size = Math.Min(left, MaxBytes);
            output.WriteByte(0);
            output.WriteByte((byte)size);
            output.WriteByte((byte)(size >> 8));
            output.WriteByte((byte)~size);
            output.WriteByte((byte)(~size >> 8));
            output.Write(input, position, size);
            position += size;
            left -= size;
        }
    }

    /// <summary>Copies what such blocks hold, when there is nothing else.</summary>
    /// <param name="compressed">Holds them at its beginning.</param>
    /// <param name="compressedBytes">Their bytes.</param>
    /// <param name="content">Takes what they hold.</param>
    /// <param name="contentBytes">How much they must hold.</param>
    /// <param name="end">What must follow them; nothing, or <see cref="End"/>.</param>
    /// <returns>False when it is anything else: then an inflater has to find out what.</returns>
    public static bool TryRead(byte[] compressed, int compressedBytes, byte[] content, int contentBytes, byte[] end)
    {
        var (position, filled) = (0, 0);
        var limit = compressedBytes - end.Length;
        while (position + HeaderBytes <= limit && compressed[position] == 0)
        {
            var size = compressed[position + 1] | (compressed[position + 2] << 8);
            var complement = compressed[position + 3] | (compressed[position + 4] << 8);
            position += HeaderBytes;
            if ((size ^ complement) != MaxBytes || size > limit - position || size > contentBytes - filled)
            {
                return false;
            }

            Buffer.BlockCopy(compressed, position, content, filled, size);
            position += size;
            filled += size;
        }

        return position == limit && filled == contentBytes && end.SequenceEqual(compressed.Skip(limit).Take(end.Length));
    }
}
