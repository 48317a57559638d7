using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Restore;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli.Rehearsal;

/// <summary>What a rehearsal proved, what not, and the backup it was proved on.</summary>
internal sealed record RehearsalReport(string Directory, BackupResult Backup, IReadOnlyList<RehearsalFinding> Findings)
{
    /// <summary>The restore into the second server; null when it didn't come to that.</summary>
    public RestoreResult? Restore { get; init; }

    /// <summary>True only if every single thing held.</summary>
    public bool Proved => Backup.Status == BackupStatus.Success && Restore?.Status == BackupStatus.Success && Findings.Count > 0 && Findings.All(finding => finding.Held);

    public ExitCode ExitCode => Proved ? ExitCode.Success : Backup.Status == BackupStatus.Success ? ErrorCatalogue.RehearsalFailed.ExitCode : Backup.ExitCode;
}
