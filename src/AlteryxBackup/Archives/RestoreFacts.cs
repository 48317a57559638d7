using System;
using System.Collections.Generic;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Server;

namespace AlteryxBackup.Archives;

/// <summary>What RESTORE.txt is made from.</summary>
/// <param name="ArchiveFileName">The archive's name.</param>
/// <param name="Mode">What it holds.</param>
/// <param name="CreatedAt">When the run began.</param>
/// <param name="Hostname">The machine that was backed up.</param>
/// <param name="ServerVersion">Version of Alteryx Server; null when not known.</param>
/// <param name="DatabaseType">The kind of database.</param>
/// <param name="EmbeddedDataDirectory">Data folder of the embedded database; empty for the default.</param>
/// <param name="KeyNotice">What no backup of files can bring back.</param>
/// <param name="EntryPaths">The names of the archive's other entries.</param>
public sealed record RestoreFacts(
    string ArchiveFileName,
    BackupMode Mode,
    DateTimeOffset CreatedAt,
    string Hostname,
    string? ServerVersion,
    DatabaseType DatabaseType,
    string EmbeddedDataDirectory,
    EncryptionKeyNotice KeyNotice,
    IReadOnlyList<string> EntryPaths)
{
    /// <summary>The archive is split when it is large; how large it is, nobody knows when this is written.</summary>
    public bool MaySplit { get; init; }
}
