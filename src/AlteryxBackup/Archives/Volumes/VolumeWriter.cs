using System;
using System.Collections.Generic;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives.Volumes;

/// <summary>Writes an archive on into its next volume when one is full, and takes the SHA-256 of each.</summary>
/// <param name="archive">Where to.</param>
/// <param name="volumeBytes">What a volume holds; 0: one file holds all.</param>
internal sealed class VolumeWriter(PartialArchive archive, long volumeBytes) : WriteOnlyStream
{
    private readonly List<(long SizeBytes, string Sha256)> _full = [];
    private Sha256Hash _hash = new();
    private long _held;
    private long _written;

    public override long BytesWritten => _written;

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (volumeBytes == 0)
        {
            archive.Stream.Write(buffer, offset, count);
            _written += count;
            return;
        }

        while (count > 0)
        {
            if (_held == volumeBytes)
            {
                FinishVolume();
                archive.BeginNextVolume();
            }

            var fitting = (int)Math.Min(count, volumeBytes - _held);
            archive.Stream.Write(buffer, offset, fitting);
            _hash.Append(buffer, offset, fitting);
            _held += fitting;
            _written += fitting;
            offset += fitting;
            count -= fitting;
        }
    }

    public override void Flush() => archive.Stream.Flush();

    /// <summary>Flushes to disk and closes.</summary>
    /// <returns>The volumes; none for one file.</returns>
    public IReadOnlyList<ArchiveVolume> Complete()
    {
        archive.Complete();
        FinishVolume();
        var names = archive.VolumeNames;
        var volumes = new List<ArchiveVolume>();
        for (var index = 0; index < names.Count; index++)
        {
            volumes.Add(new ArchiveVolume(names[index], _full[index].SizeBytes, _full[index].Sha256));
        }

        return volumes;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void FinishVolume()
    {
        _full.Add((_held, _hash.Finish()));
        _hash.Dispose();
        _hash = new Sha256Hash();
        _held = 0;
    }
}
