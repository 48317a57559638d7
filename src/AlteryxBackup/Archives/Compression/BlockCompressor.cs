using System.Collections.Generic;
using System.IO;
using AlteryxBackup.Archives.Compression.Deflate;

namespace AlteryxBackup.Archives.Compression;

/// <summary>Compresses blocks so that they can be joined: each run as it deserves, and none grows by more than the five bytes per 64 KiB that deflate needs to store it. For one thread.</summary>
internal sealed class BlockCompressor
{
    private readonly Deflater _deflater = new();

    /// <summary>Appends a compressed block, see <see cref="Deflater.Deflate"/>.</summary>
    public void Compress(byte[] input, IReadOnlyList<Run> runs, DeflateEffort effort, MemoryStream output)
    {
        foreach (var run in runs)
        {
            if (run.IsStored || !TryDeflate(input, run, effort, output))
            {
                StoredBlocks.Append(input, run.Start, run.Length, output);
            }
        }
    }

    private bool TryDeflate(byte[] input, Run run, DeflateEffort effort, MemoryStream output)
    {
        var before = output.Length;
        _deflater.Deflate(input, run.Start, run.Length, effort, output);
        if (output.Length - before <= run.Length)
        {
            return true;
        }

        output.SetLength(before);
        return false;
    }
}
