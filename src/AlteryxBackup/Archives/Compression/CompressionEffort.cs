using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Archives.Compression;

/// <summary>
/// Decides how hard each block is compressed. The time that stored bytes save is spent on the others, byte for byte. It looks at the bytes alone, never at a clock:
/// the same input gives the same archive.
/// </summary>
internal sealed class CompressionEffort(ArchiveCompression compression)
{
    private const int Quick = 1;

    // zlib-ng, which .NET 9 and later bring: twice the speed of zlib's 6 at a size within 3 % of it.
    private const int Normal = 5;

    // Smaller than zlib's 6, and still faster.
    private const int Hard = 7;

    private long _saved;

    /// <summary>The level for a block with these runs; blocks are told in the order of the archive.</summary>
    public int LevelFor(IReadOnlyList<Run> runs)
    {
        if (compression != ArchiveCompression.Optimal)
        {
            return Quick;
        }

        var compressed = runs.Sum(run => run.IsStored ? 0L : run.Length);
        _saved += runs.Sum(run => run.IsStored ? (long)run.Length : 0);
        if (_saved < Math.Max(compressed, 1))
        {
            return Normal;
        }

        _saved -= compressed;
        return Hard;
    }
}
