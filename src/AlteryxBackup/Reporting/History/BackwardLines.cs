using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace AlteryxBackup.Reporting.History;

/// <summary>Reads a text file's lines from the last to the first, so that the newest cost the same however long the file has grown.</summary>
internal static class BackwardLines
{
    private const int BlockSize = 64 * 1024;

    /// <summary>The lines, UTF-8 with invalid bytes replaced, without their ends; the stream as long as it was at the start.</summary>
    public static IEnumerable<string> Read(Stream stream)
    {
        var block = new byte[BlockSize];
        var laterPart = Array.Empty<byte>();
        for (var position = stream.Length; position > 0;)
        {
            var size = (int)Math.Min(BlockSize, position);
            position -= size;
            Fill(stream, position, block, size);

            var end = size;
            for (var start = Array.LastIndexOf(block, (byte)'\n', end - 1, end); start >= 0; start = Array.LastIndexOf(block, (byte)'\n', end - 1, end))
            {
                yield return Encoding.UTF8.GetString(Join(block, start + 1, end, laterPart));
                laterPart = [];
                end = start;
                if (end == 0)
                {
                    break;
                }
            }

            laterPart = Join(block, 0, end, laterPart);
        }

        yield return Encoding.UTF8.GetString(laterPart);
    }

    private static void Fill(Stream stream, long position, byte[] block, int size)
    {
        _ = stream.Seek(position, SeekOrigin.Begin);
        for (var filled = 0; filled < size;)
        {
            var read = stream.Read(block, filled, size - filled);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            filled += read;
        }
    }

    private static byte[] Join(byte[] block, int start, int end, byte[] laterPart)
    {
        var joined = new byte[end - start + laterPart.Length];
        Buffer.BlockCopy(block, start, joined, 0, end - start);
        Buffer.BlockCopy(laterPart, 0, joined, end - start, laterPart.Length);
        return joined;
    }
}
