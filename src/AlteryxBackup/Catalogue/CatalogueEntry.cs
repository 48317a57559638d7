using System;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Catalogue;

/// <summary>An archive as a listing shows it.</summary>
public sealed record CatalogueEntry
{
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
}
