using System;
using AlteryxBackup.Archives.Compression;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives.Zip;

/// <summary>
/// Takes the CRC-32 of the pieces of batches and decides how they are compressed. Batches come in the order of the archive, one at a time: what is saved in one is spent in
/// the next.
/// </summary>
internal sealed class BatchInspector(ArchiveCompression compression)
{
    private readonly CompressibilityProbe _probe = new();
    private readonly CompressionEffort _effort = new(compression);

    /// <summary>Looks at a batch's pieces; those that get no plan go into the archive as they are.</summary>
    public void Inspect(Batch batch)
    {
        foreach (var piece in batch.Pieces)
        {
            // The checksum comes first: it fetches all bytes in a row into this processor's cache, where the probe then picks some.
            piece.Crc = Crc32.Append(0, batch.Input, piece.Start, piece.Length);
            if (compression != ArchiveCompression.NoCompression && !piece.Entry.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                var runs = _probe.Split(batch.Input, piece.Start, piece.Length);
                piece.Plan = new BlockPlan(runs, _effort.For(runs));
            }
        }
    }
}
