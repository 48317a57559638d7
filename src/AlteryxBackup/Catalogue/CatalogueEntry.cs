using System;
using AlteryxBackup.Configuration;
using Newtonsoft.Json;

namespace AlteryxBackup.Catalogue;

/// <summary>An archive as a listing shows it.</summary>
public sealed record CatalogueEntry
{
    private const string SuccessfulStatus = "Success";

    /// <summary>The archive.</summary>
    public string ArchivePath { get; init; } = "";

    /// <summary>What it holds; null when neither sidecar, manifest nor name tells.</summary>
    public BackupMode? Mode { get; init; }

    /// <summary>When the run began, UTC; from the name or the file's time when the archive can't tell.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its size on disk.</summary>
    public long SizeBytes { get; init; }

    /// <summary>It was verified when it was made, and nothing seen since speaks against it. Listing reads no content: that is what verifying is for.</summary>
    public bool Verified { get; init; }

    /// <summary>SHA-256 of the archive as the file beside it says, lower-case hexadecimal; null when it doesn't.</summary>
    [JsonProperty("SHA256")]
    public string? Sha256 { get; init; }

    /// <summary>Documents in its dump; null when not known.</summary>
    public long? Documents { get; init; }

    /// <summary>Collections in its dump; null when not known.</summary>
    public int? Collections { get; init; }

    /// <summary>Version of Alteryx Server; null when not known.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>The machine that was backed up; null when not known.</summary>
    public string? Hostname { get; init; }

    /// <summary>How its run ended; null when not known.</summary>
    public string? Status { get; init; }

    /// <summary>What is wrong with it; null when nothing is known to be.</summary>
    public string? Problem { get; init; }

    /// <summary>A file that looks like an archive but is none of this product: it is listed nowhere and never removed.</summary>
    [JsonIgnore]
    public bool Foreign { get; init; }

    /// <summary>When the file was last written, by the file system: to tell whether it is still the same file, never how old the backup is.</summary>
    [JsonIgnore]
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>One to rely on: made by a run that succeeded, verified, and nothing seen since speaks against it.</summary>
    public bool Good => Verified && Status == SuccessfulStatus && Problem is null && !Foreign;
}
