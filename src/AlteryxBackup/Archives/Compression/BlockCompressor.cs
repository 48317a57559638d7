using System.Collections.Generic;
using System.IO;

namespace AlteryxBackup.Archives.Compression;

/// <summary>Compresses blocks so that they can be joined: each run as it deserves, and none grows by more than the five bytes per 64 KiB that deflate needs to store it. For one thread.</summary>
internal sealed class BlockCompressor(IDeflater deflater)
{
    /// <summary>The best that this runtime has.</summary>
    public static BlockCompressor Create() => new(RuntimeDeflater.CanFlush ? new RuntimeDeflater() : new ManagedDeflater());

    /// <summary>Appends a compressed block, see <see cref="IDeflater.Deflate"/>.</summary>
    public void Compress(byte[] input, IReadOnlyList<Run> runs, int level, MemoryStream output)
    {
        foreach (var run in runs)
        {
            if (run.IsStored || !TryDeflate(input, run, level, output))
            {
                StoredBlocks.Append(input, run.Start, run.Length, output);
            }
        }
    }

    private bool TryDeflate(byte[] input, Run run, int level, MemoryStream output)
    {
        var before = output.Length;
        deflater.Deflate(input, run.Start, run.Length, level, output);
        if (output.Length - before <= run.Length)
        {
            return true;
        }

        output.SetLength(before);
        return false;
    }
}
