using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Archives.Compression.Deflate;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Archives.Compression;

/// <summary>
/// Decides how hard each block is compressed. The time that stored bytes save is spent on the others, byte for byte. It looks at the bytes alone, never at a clock:
/// the same input gives the same archive.
/// </summary>
internal sealed class CompressionEffort(ArchiveCompression compression)
{
    private long _saved;

    /// <summary>The effort for a block with these runs; blocks are told in the order of the archive.</summary>
    public DeflateEffort For(IReadOnlyList<Run> runs)
    {
        if (compression != ArchiveCompression.Optimal)
        {
            return DeflateEffort.Quick;
        }

        var deflated = runs.Sum(run => run.IsStored ? 0L : run.Length);
        _saved += runs.Sum(run => run.IsStored ? (long)run.Length : 0);
        if (_saved < Math.Max(deflated, 1))
        {
            return DeflateEffort.Normal;
        }

        _saved -= deflated;
        return DeflateEffort.Hard;
    }
}
