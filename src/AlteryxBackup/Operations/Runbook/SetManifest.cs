using System;
using System.Collections.Generic;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>A backup set's manifest.</summary>
/// <param name="Path">The set's folder.</param>
/// <param name="ConfigPath">The configuration file; null when there was none.</param>
/// <param name="ManifestPath">The manifest.</param>
/// <param name="BackupMode">What the parts make: <c>Full</c>, <c>DatabaseOnly</c> or <c>ConfigOnly</c>.</param>
/// <param name="BackupTimestamp">When the first part was begun, UTC.</param>
/// <param name="ServerHostname">The machine.</param>
/// <param name="AlteryxServerVersion">The server's version; null when no source told.</param>
/// <param name="DatabaseCount">Databases.</param>
/// <param name="CollectionCount">Collections.</param>
/// <param name="DocumentCount">Documents.</param>
/// <param name="FileCount">Configuration files, exported settings among them.</param>
/// <param name="Warnings">What should be looked at, of all parts.</param>
public sealed record SetManifest(
    string Path,
    string? ConfigPath,
    string ManifestPath,
    string BackupMode,
    DateTimeOffset BackupTimestamp,
    string ServerHostname,
    string? AlteryxServerVersion,
    int DatabaseCount,
    int CollectionCount,
    long DocumentCount,
    int FileCount,
    IReadOnlyList<string> Warnings);
