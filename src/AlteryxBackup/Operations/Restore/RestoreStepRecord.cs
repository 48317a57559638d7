using System;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.Restore;

/// <summary>A step as it went.</summary>
/// <param name="Name">Which.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="DurationSeconds">How long it took.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record RestoreStepRecord(RestoreStep Name, DateTimeOffset StartedAt, double DurationSeconds, StepOutcome Outcome);
