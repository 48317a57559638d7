using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;

namespace AlteryxBackup.Operations.Backup;

/// <summary>An archive that stands under its final name.</summary>
/// <param name="Path">Its path.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
/// <param name="Verified">Every entry was read back and checked before it got its name.</param>
/// <param name="Summary">What stands beside it.</param>
internal sealed record PublishedArchive(string Path, long SizeBytes, string Sha256, bool Verified, ArchiveSummary Summary)
{
    /// <summary>The files that it is split into; none when it is one file.</summary>
    public IReadOnlyList<ArchiveVolume> Volumes { get; init; } = [];

    /// <summary>The files that it stands in, in their order, with the size of each.</summary>
    public IReadOnlyList<(string Path, long SizeBytes)> Parts => Volumes.Count == 0
        ? [(Path, SizeBytes)]
        : [.. Volumes.Select((volume, index) => (VolumeName.Of(Path, index + 1), volume.SizeBytes))];

    /// <summary>The files beside it; without checksums there is no checksum file.</summary>
    public IReadOnlyList<string> SidecarPaths => Summary.Sha256.Length > 0
        ? [Sidecars.ChecksumPath(Path), Sidecars.SummaryPath(Path)]
        : [Sidecars.SummaryPath(Path)];
}
