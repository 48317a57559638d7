using System;
using System.IO;

namespace AlteryxBackup.Archives.Compression;

/// <summary>Deflate's blocks that hold bytes as they are (RFC 1951, 3.2.4), and its shortest end.</summary>
internal static class StoredBlocks
{
    private const int MaxBytes = ushort.MaxValue;

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
}
