using System;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.Backup;

/// <summary>A step as it went.</summary>
/// <param name="Name">Which.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="DurationSeconds">How long it took.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record StepRecord(BackupStep Name, DateTimeOffset StartedAt, double DurationSeconds, StepOutcome Outcome);
