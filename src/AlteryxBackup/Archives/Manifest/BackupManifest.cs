using System.Collections.Generic;
using AlteryxBackup.Files;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>What an archive holds and where it comes from: <c>BackupManifest.json</c> (REQ-4.1.4). What is only known once the archive is closed stands in <see cref="ArchiveSummary"/>.</summary>
public sealed record BackupManifest
{
    /// <summary>When and how.</summary>
    public BackupMetadata BackupMetadata { get; init; } = new();

    /// <summary>The server and this node.</summary>
    public SystemInformation SystemInformation { get; init; } = new();

    /// <summary>The dump, as counted in its own files.</summary>
    public MongoDBInformation MongoDBInformation { get; init; } = new();

    /// <summary>Configuration files; empty in DatabaseOnly.</summary>
    public IReadOnlyList<BackedUpFile> BackedUpFiles { get; init; } = [];

    /// <summary>What was exported from the controller; null in DatabaseOnly.</summary>
    public ExportedControllerSettings? ControllerSettings { get; init; }

    /// <summary>The archive's entries.</summary>
    public ArchiveInformation ArchiveInformation { get; init; } = new();

    /// <summary>The effective configuration, secrets masked.</summary>
    public JObject ConfigurationSnapshot { get; init; } = [];

    /// <summary>What was checked before the backup.</summary>
    public ValidationResults ValidationResults { get; init; } = new();

    /// <summary>What no backup of files can bring back.</summary>
    public EncryptionKeyNotice EncryptionKeyWarning { get; init; } = new("", "", "");

    /// <summary>Companion databases; null when there are none.</summary>
    public JObject? PostgreSQLInformation { get; init; }

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What failed without failing the backup.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];
}
