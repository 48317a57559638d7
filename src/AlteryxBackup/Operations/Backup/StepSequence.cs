using System;
using System.Collections.Generic;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.Backup;

/// <summary>Carries out steps one after the other, tells the observers, and keeps how each went.</summary>
internal abstract class StepSequence<TStep, TRecord>
    where TStep : struct, Enum
{
    private readonly IClock _clock;
    private readonly IOperationObserver _observer;
    private readonly Func<TStep, DateTimeOffset, double, StepOutcome, TRecord> _record;
    private readonly List<TRecord> _records = [];

    protected StepSequence(IClock clock, IOperationObserver observer, Func<TStep, DateTimeOffset, double, StepOutcome, TRecord> record)
    {
        _clock = clock;
        _observer = observer;
        _record = record;
    }

    public IReadOnlyList<TRecord> Records => _records;

    /// <summary>Runs one step; its failure passes through once it is on record.</summary>
    public T Run<T>(TStep step, Func<T> work, Func<T, string> summarise) => Run(step, work, summarise, _ => true);

    /// <summary>Likewise, one that may hand on what already looks failed, for a later step to say so with its reasons: it is on record as failed.</summary>
    public T Run<T>(TStep step, Func<T> work, Func<T, string> summarise, Func<T, bool> succeeded)
    {
        var startedAt = _clock.UtcNow;
        var begun = _clock.Elapsed;
        _observer.Observe(new StepStartedEvent(step.ToString(), startedAt));
        try
        {
            var result = work();
            Finish(step, startedAt, begun, succeeded(result) ? StepOutcome.Succeeded : StepOutcome.Failed, summarise(result));
            return result;
        }
        catch
        {
            Finish(step, startedAt, begun, StepOutcome.Failed, null);
            throw;
        }
    }

    /// <summary>Runs one step that has nothing to hand on.</summary>
    public void Run(TStep step, Action work, string summary) => Run<object?>(
        step,
        () =>
        {
            work();
            return null;
        },
        _ => summary);

    /// <summary>Puts on record that a step had nothing to do.</summary>
    public void Skip(TStep step, string reason) => Finish(step, _clock.UtcNow, _clock.Elapsed, StepOutcome.Skipped, reason);

    private void Finish(TStep step, DateTimeOffset startedAt, TimeSpan begun, StepOutcome outcome, string? summary)
    {
        var duration = _clock.Elapsed - begun;
        _records.Add(_record(step, startedAt, Seconds.Of(duration), outcome));
        _observer.Observe(new StepFinishedEvent(step.ToString(), outcome, duration, summary));
    }
}

/// <summary>Those of a backup.</summary>
internal sealed class StepSequence(IClock clock, IOperationObserver observer)
    : StepSequence<BackupStep, StepRecord>(clock, observer, (step, startedAt, seconds, outcome) => new StepRecord(step, startedAt, seconds, outcome));
