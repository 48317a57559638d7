using System.Collections.Generic;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>The archive of a backup set.</summary>
/// <param name="Path">The archive: what the copying block takes.</param>
/// <param name="ConfigPath">The configuration file; null when there was none.</param>
/// <param name="SetPath">The set's folder, which is left as it is.</param>
/// <param name="BackupMode"><c>Full</c>, <c>DatabaseOnly</c> or <c>ConfigOnly</c>.</param>
/// <param name="SizeBytes">The archive's size.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
/// <param name="EntryCount">Its entries.</param>
/// <param name="Verified">Every entry was read back and checked before the archive got its name.</param>
/// <param name="DurationSeconds">How long it took.</param>
/// <param name="Warnings">What should be looked at.</param>
public sealed record CompressedBackup(
    string Path,
    string? ConfigPath,
    string SetPath,
    string BackupMode,
    long SizeBytes,
    string Sha256,
    int EntryCount,
    bool Verified,
    double DurationSeconds,
    IReadOnlyList<string> Warnings);
