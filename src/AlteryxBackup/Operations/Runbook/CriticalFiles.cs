using System;
using System.Collections.Generic;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>The server's files in a backup set.</summary>
/// <param name="Path">The set's folder.</param>
/// <param name="ConfigPath">The configuration file; null when there was none.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="DurationSeconds">How long it took.</param>
/// <param name="FileCount">Files, the metadata not counted.</param>
/// <param name="SizeBytes">Their size.</param>
/// <param name="MetadataIncluded">ServerMetadata.json is there too (FilesConfiguration.IncludeMetadata).</param>
/// <param name="Warnings">What should be looked at.</param>
public sealed record CriticalFiles(
    string Path, string? ConfigPath, DateTimeOffset StartedAt, double DurationSeconds, int FileCount, long SizeBytes, bool MetadataIncluded, IReadOnlyList<string> Warnings);
