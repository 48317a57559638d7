using System.Collections.Generic;
using AlteryxBackup.Archives;

namespace AlteryxBackup.Destinations;

/// <summary>A verified archive with what travels beside it.</summary>
/// <param name="ArchivePath">The archive under its final name.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Sha256">Its SHA-256 as verified, hexadecimal.</param>
/// <param name="SidecarPaths">The small files beside it, in the same folder.</param>
internal sealed record ArchiveFiles(string ArchivePath, long SizeBytes, string Sha256, IReadOnlyList<string> SidecarPaths)
{
    /// <summary>The files that it is split into, in the same folder; none when it is one file.</summary>
    public IReadOnlyList<ArchiveVolume> Volumes { get; init; } = [];
}
