using System;
using System.Collections.Generic;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;

namespace AlteryxBackup.Operations.Backup;

/// <summary>All that the earlier steps handed on for the archive.</summary>
/// <param name="ArchivePath">The archive's final name.</param>
/// <param name="Manifest">The manifest but for what is known only at writing: <see cref="ManifestBuilder.Complete"/> adds that.</param>
/// <param name="Begun">When the backup began, on the clock that never jumps (<see cref="Platform.IClock.Elapsed"/>): for the duration.</param>
/// <param name="EmbeddedDataDirectory">Data folder of the embedded database; empty when there is none.</param>
/// <param name="Proved">The dumps' files as they were proved.</param>
/// <param name="Collected">The files.</param>
/// <param name="Configuration">How to write and verify.</param>
internal sealed record BackupContent(
    string ArchivePath,
    BackupManifest Manifest,
    TimeSpan Begun,
    string EmbeddedDataDirectory,
    IReadOnlyList<DumpSnapshot> Proved,
    CollectedServer Collected,
    AlteryxBackupConfiguration Configuration)
{
    /// <summary>What the archive will hold.</summary>
    public BackupMode Mode => Manifest.BackupMetadata.BackupMode;
}
