using System;
using System.Collections.Generic;
using System.Threading;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Archives;

/// <summary>An archive to be written.</summary>
/// <param name="ArchivePath">Its final path; its folder exists.</param>
/// <param name="Sources">Files that become entries, in any order.</param>
/// <param name="Texts">Entries that are made, not read: RESTORE.txt.</param>
/// <param name="Compression">How hard to compress.</param>
/// <param name="BuildManifest">Makes the manifest once all other entries are written and hashed; they are handed over sorted by name.</param>
public sealed record ArchiveRequest(
    string ArchivePath,
    IReadOnlyList<ArchiveSource> Sources,
    IReadOnlyList<ArchiveText> Texts,
    ArchiveCompression Compression,
    Func<IReadOnlyList<ArchivedEntry>, BackupManifest> BuildManifest)
{
    /// <summary>How many threads compress; 0 for one per processor.</summary>
    public int Threads { get; init; }

    /// <summary>The priority of the threads that compress and write. Systems other than Windows don't heed it.</summary>
    public ThreadPriority Priority { get; init; } = ThreadPriority.Normal;

    /// <summary>The most bytes that a file of the archive may have: a larger archive is split into volumes. 0: one file, however large.</summary>
    public long VolumeBytes { get; init; }
}
