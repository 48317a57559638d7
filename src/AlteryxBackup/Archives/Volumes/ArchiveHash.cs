using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace AlteryxBackup.Archives.Volumes;

/// <summary>Size and SHA-256 of an archive, and of each of its volumes, in one reading.</summary>
/// <param name="SizeBytes">Bytes in all.</param>
/// <param name="Sha256">Of all volumes joined, lower-case hexadecimal.</param>
/// <param name="Volumes">Of each file, in order.</param>
internal sealed record ArchiveHash(long SizeBytes, string Sha256, IReadOnlyList<(long SizeBytes, string Sha256)> Volumes)
{
    /// <summary>Reads files to their ends.</summary>
    /// <param name="paths">The archive, or its volumes in their order.</param>
    /// <param name="open">Opens one.</param>
    /// <param name="advanced">Is told of bytes read.</param>
    /// <param name="cancellation">Ends it.</param>
    public static ArchiveHash Of(IReadOnlyList<string> paths, Func<string, Stream> open, Action<int> advanced, CancellationToken cancellation)
    {
        using var hashing = new ArchiveHashing(paths, open);
        for (int read; (read = hashing.Advance()) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            advanced(read);
        }

        return hashing.Finish();
    }
}
