using System;
using System.Collections.Generic;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Server;
using Newtonsoft.Json;

namespace AlteryxBackup.Archives;

/// <summary>What stands beside an archive in <c>&lt;archive&gt;.manifest.json</c>: enough to list it, and what is only known once it is closed. At most 4 KB.</summary>
public sealed record ArchiveSummary
{
    /// <summary>Layout of the archive.</summary>
    public int FormatVersion { get; init; } = BackupMetadata.CurrentFormatVersion;

    /// <summary>The archive's name when it was made.</summary>
    public string ArchiveFileName { get; init; } = "";

    /// <summary>What it holds.</summary>
    public BackupMode BackupMode { get; init; }

    /// <summary>How the run ended, in the words of its result.</summary>
    public string Status { get; init; } = "";

    /// <summary>When the run began, UTC.</summary>
    public DateTimeOffset BackupTimestamp { get; init; }

    /// <summary>When the manifest was written, UTC.</summary>
    public DateTimeOffset BackupCompletionTimestamp { get; init; }

    /// <summary>Seconds between the two.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>The version of AlteryxBackup.</summary>
    public string BackupVersion { get; init; } = "";

    /// <summary>Version of Alteryx Server; null when no source told.</summary>
    public string? AlteryxServerVersion { get; init; }

    /// <summary>The machine that was backed up.</summary>
    public string ServerHostname { get; init; } = "";

    /// <summary>The kind of database.</summary>
    public DatabaseType DeploymentType { get; init; }

    /// <summary>Databases in the dump.</summary>
    public int DatabaseCount { get; init; }

    /// <summary>Collections in the dump.</summary>
    public int CollectionCount { get; init; }

    /// <summary>Documents in the dump.</summary>
    public long DocumentCount { get; init; }

    /// <summary>Configuration files.</summary>
    public int FileCount { get; init; }

    /// <summary>Entries in all.</summary>
    public int EntryCount { get; init; }

    /// <summary>Bytes of all entries, unpacked.</summary>
    public long UncompressedBytes { get; init; }

    /// <summary>The archive's size.</summary>
    public long ArchiveSizeBytes { get; init; }

    /// <summary>Unpacked bytes per byte of the archive, e.g. 3.5.</summary>
    public double CompressionRatio { get; init; }

    /// <summary>SHA-256 of the archive, lower-case hexadecimal; empty when checksums were turned off.</summary>
    [JsonProperty("SHA256")]
    public string Sha256 { get; init; } = "";

    /// <summary>The files that the archive was split into; empty when it is one file. The last ones are left out when they don't fit: the checksum file has all of them.</summary>
    public IReadOnlyList<ArchiveVolume> Volumes { get; init; } = [];

    /// <summary>How many volumes didn't fit.</summary>
    public int VolumesLeftOut { get; init; }

    /// <summary>The archive was verified after it was written; false also when that was turned off.</summary>
    public bool ArchiveIntegrityVerified { get; init; }

    /// <summary>Its bytes were read back from the disk itself, not from the system's memory.</summary>
    public bool ReadBackPastCache { get; init; }

    /// <summary>What was checked afterwards; the last ones are left out when they don't fit.</summary>
    public IReadOnlyList<BackupCheck> PostBackupChecks { get; init; } = [];

    /// <summary>How many checks didn't fit.</summary>
    public int PostBackupChecksLeftOut { get; init; }

    /// <summary>Copies at other places; the last ones are left out when they don't fit.</summary>
    public IReadOnlyList<ArchiveCopy> Copies { get; init; } = [];

    /// <summary>How many copies didn't fit.</summary>
    public int CopiesLeftOut { get; init; }

    /// <summary>Warnings in the manifest.</summary>
    public int WarningCount { get; init; }

    /// <summary>Errors in the manifest.</summary>
    public int ErrorCount { get; init; }

    /// <summary>The summary of an archive that has just been written: nothing verified, nothing copied yet.</summary>
    public static ArchiveSummary Of(WrittenArchive archive)
    {
        var manifest = archive.Manifest;
        return new ArchiveSummary
        {
            FormatVersion = manifest.BackupMetadata.FormatVersion,
            ArchiveFileName = manifest.ArchiveInformation.ArchiveFileName,
            BackupMode = manifest.BackupMetadata.BackupMode,
            Status = manifest.BackupMetadata.Status,
            BackupTimestamp = manifest.BackupMetadata.BackupTimestamp,
            BackupCompletionTimestamp = manifest.BackupMetadata.BackupCompletionTimestamp,
            DurationSeconds = manifest.BackupMetadata.DurationSeconds,
            BackupVersion = manifest.BackupMetadata.BackupVersion,
            AlteryxServerVersion = manifest.SystemInformation.AlteryxServerVersion,
            ServerHostname = manifest.SystemInformation.ServerHostname,
            DeploymentType = manifest.MongoDBInformation.DeploymentType,
            DatabaseCount = manifest.MongoDBInformation.Databases.Count,
            CollectionCount = manifest.MongoDBInformation.CollectionCount,
            DocumentCount = manifest.MongoDBInformation.DocumentCount,
            FileCount = manifest.BackedUpFiles.Count,
            EntryCount = archive.EntryCount,
            UncompressedBytes = archive.UncompressedBytes,
            ArchiveSizeBytes = archive.SizeBytes,
            CompressionRatio = Math.Round((double)archive.UncompressedBytes / archive.SizeBytes, 2),
            Sha256 = archive.Sha256,
            Volumes = archive.Volumes,
            ReadBackPastCache = archive.ReadBackPastCache,
            WarningCount = manifest.Warnings.Count,
            ErrorCount = manifest.Errors.Count,
        };
    }
}
