using System;
using System.Collections.Generic;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>A database that stands in a backup set, proved.</summary>
/// <param name="Path">The set's folder.</param>
/// <param name="ConfigPath">The configuration file; null when there was none.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="DurationSeconds">Dump and proof.</param>
/// <param name="DumpSeconds">The dump alone.</param>
/// <param name="Method">The tool that made it.</param>
/// <param name="DatabaseCount">Databases.</param>
/// <param name="CollectionCount">Collections.</param>
/// <param name="DocumentCount">Documents, each walked.</param>
/// <param name="SizeBytes">Size of the dump's files.</param>
/// <param name="Warnings">What should be looked at.</param>
public sealed record DatabaseBackup(
    string Path,
    string? ConfigPath,
    DateTimeOffset StartedAt,
    double DurationSeconds,
    double DumpSeconds,
    string Method,
    int DatabaseCount,
    int CollectionCount,
    long DocumentCount,
    long SizeBytes,
    IReadOnlyList<string> Warnings);
