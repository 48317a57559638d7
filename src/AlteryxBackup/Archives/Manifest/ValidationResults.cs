using System.Collections.Generic;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>What was checked before the backup began.</summary>
public sealed record ValidationResults
{
    /// <summary>The checks, in their order.</summary>
    public IReadOnlyList<BackupCheck> PreBackupChecks { get; init; } = [];
}
