using System;
using System.Collections.Generic;
using AlteryxBackup.Archives.Manifest;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>What a part leaves for the later blocks, in <c>&lt;part&gt;.part.json</c>. Paths are relative to the set, with forward slashes; it never holds a secret.</summary>
internal abstract record PartRecord
{
    /// <summary>The format that this version writes.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>The record's format.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>Where the part comes from.</summary>
    public BackupSetOrigin? Origin { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>What was checked beforehand.</summary>
    public IReadOnlyList<BackupCheck> Checks { get; init; } = [];

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
