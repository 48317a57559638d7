using System;
using AlteryxBackup.Databases;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Backup;

/// <summary>All that the earlier steps handed on for the archive.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="StartedAt">When the run began, UTC.</param>
/// <param name="Begun">The same on the clock that never jumps (<see cref="Platform.IClock.Elapsed"/>): for the duration.</param>
/// <param name="Staging">Where the dump and the collected files stand.</param>
/// <param name="Dump">The dump; null when the mode holds none.</param>
/// <param name="Proof">What was counted in it; null when the mode holds none.</param>
/// <param name="Proved">The dump's files as they were proved.</param>
/// <param name="Collected">The files.</param>
/// <param name="Warnings">What should be looked at, so far.</param>
internal sealed record BackupContent(
    BackupPlan Plan, DateTimeOffset StartedAt, TimeSpan Begun, StagingFolder Staging, DumpRecord? Dump, DumpProof? Proof, DumpSnapshot Proved, CollectedServer Collected, WarningCollector Warnings);
