using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.Restore;

/// <summary>Carries out a restore's steps one after the other, and keeps how each went.</summary>
internal sealed class StepLog(IClock clock, IOperationObserver observer)
    : StepSequence<RestoreStep, RestoreStepRecord>(clock, observer, (step, startedAt, seconds, outcome) => new RestoreStepRecord(step, startedAt, seconds, outcome));
