using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives.Volumes;

/// <summary>Size and SHA-256 of an archive, and of each of its volumes, in one reading.</summary>
/// <param name="SizeBytes">Bytes in all.</param>
/// <param name="Sha256">Of all volumes joined, lower-case hexadecimal.</param>
/// <param name="Volumes">Of each file, in order.</param>
internal sealed record ArchiveHash(long SizeBytes, string Sha256, IReadOnlyList<(long SizeBytes, string Sha256)> Volumes)
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Reads files to their ends.</summary>
    /// <param name="paths">The archive, or its volumes in their order.</param>
    /// <param name="open">Opens one.</param>
    /// <param name="advanced">Is told of bytes read.</param>
    /// <param name="cancellation">Ends it.</param>
    public static ArchiveHash Of(IReadOnlyList<string> paths, Func<string, Stream> open, Action<int> advanced, CancellationToken cancellation)
    {
        using var joined = new Sha256Hash();
        var buffer = new byte[BufferBytes];
        var volumes = paths.Select(path => OfOne(path, paths.Count > 1)).ToList();
        var sha256 = joined.Finish();
        return new ArchiveHash(volumes.Sum(volume => volume.SizeBytes), sha256, paths.Count > 1 ? volumes : [(volumes[0].SizeBytes, sha256)]);

        (long SizeBytes, string Sha256) OfOne(string path, bool isVolume)
        {
            using var own = new Sha256Hash();
            using var stream = open(path);
            var size = 0L;
            for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                joined.Append(buffer, 0, read);
                if (isVolume)
                {
                    own.Append(buffer, 0, read);
                }

                size += read;
                advanced(read);
            }

            return (size, isVolume ? own.Finish() : "");
        }
    }
}
