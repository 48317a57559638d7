using System;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Tests.Faults;
using AlteryxBackup.Tests.Service;

namespace AlteryxBackup.Tests.Operations.Backup;

public sealed class StepSequenceTests
{
    private readonly FakeClock _clock = new();
    private readonly RecordingObserver _observer = new();
    private readonly StepSequence _steps;

    public StepSequenceTests() => _steps = new StepSequence(_clock, _observer);

    [Fact]
    public void A_step_is_told_timed_and_recorded_and_its_result_handed_on()
    {
        var startedAt = _clock.UtcNow;
        var result = _steps.Run(BackupStep.Archive, () => Take(1.5), archive => archive + " written");

        Assert.Equal("it", result);
        Assert.Equal([new StepRecord(BackupStep.Archive, startedAt, 1.5, StepOutcome.Succeeded)], _steps.Records);
        Assert.Equal(
            [new StepStartedEvent("Archive", startedAt), new StepFinishedEvent("Archive", StepOutcome.Succeeded, TimeSpan.FromSeconds(1.5), "it written")],
            _observer.Events);
    }

    [Fact]
    public void A_failure_is_on_record_and_passes_through_as_it_is()
    {
        var odd = new InvalidOperationException("odd");

        Assert.Same(odd, Assert.Throws<InvalidOperationException>(() => _steps.Run(BackupStep.Validate, () => throw odd, "done")));

        Assert.Equal((BackupStep.Validate, StepOutcome.Failed), (_steps.Records[0].Name, _steps.Records[0].Outcome));
        Assert.Equal(new StepFinishedEvent("Validate", StepOutcome.Failed, TimeSpan.Zero, null), _observer.Events[1]);
    }

    [Fact]
    public void A_clock_that_is_corrected_meanwhile_changes_no_duration()
    {
        _steps.Run(
            BackupStep.Cleanup,
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(2));
                _clock.Correct(TimeSpan.FromHours(-1));
            },
            "removed");

        Assert.Equal(2, _steps.Records[0].DurationSeconds);
    }

    [Fact]
    public void A_step_with_nothing_to_do_is_on_record_with_the_reason()
    {
        _steps.Skip(BackupStep.StartService, "stopped before");

        Assert.Equal([new StepRecord(BackupStep.StartService, _clock.UtcNow, 0, StepOutcome.Skipped)], _steps.Records);
        Assert.Equal([new StepFinishedEvent("StartService", StepOutcome.Skipped, TimeSpan.Zero, "stopped before")], _observer.Events);
    }

    private string Take(double seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return "it";
    }
}
