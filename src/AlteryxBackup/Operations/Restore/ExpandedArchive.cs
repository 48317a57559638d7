using System.Collections.Generic;

namespace AlteryxBackup.Operations.Restore;

/// <summary>What was unpacked. <c>--json</c> prints it under these names.</summary>
/// <param name="ArchivePath">The archive.</param>
/// <param name="Folder">The folder that holds it now.</param>
/// <param name="FileCount">Files unpacked.</param>
/// <param name="SizeBytes">Their bytes.</param>
/// <param name="DurationSeconds">Verification and unpacking together.</param>
public sealed record ExpandedArchive(string ArchivePath, string Folder, int FileCount, long SizeBytes, double DurationSeconds)
{
    /// <summary>True when it was only looked at what would be unpacked.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Unpacked files that hold a secret in clear: see who can read the folder, and remove them after use.</summary>
    public IReadOnlyList<string> SecretFiles { get; init; } = [];

    /// <summary>Unpacked files that are encrypted for the recipients' certificates.</summary>
    public IReadOnlyList<string> EncryptedFiles { get; init; } = [];
}
