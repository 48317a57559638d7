using System;
using System.Collections.Generic;
using System.Diagnostics.Tracing;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Reporting;
using AlteryxBackup.Reporting.Telemetry;

namespace AlteryxBackup.Tests.Reporting.Telemetry;

public sealed class TelemetryObserverTests : IDisposable
{
    // Other tests of this process may write to the same source: ours are known by this name.
    private readonly string _step = "Step" + Guid.NewGuid().ToString("N");
    private readonly SteppedClock _clock = new();
    private readonly Listener _listener = new();
    private readonly TelemetryObserver _observer;

    public TelemetryObserverTests() => _observer = new TelemetryObserver(_clock);

    [Fact]
    public void A_step_is_told_from_its_start_to_its_end()
    {
        _observer.Observe(new StepStartedEvent(_step, DateTimeOffset.UnixEpoch));
        _observer.Observe(new StepProgressEvent(_step, "AlteryxService", 10, 100, ProgressUnit.Bytes));
        _observer.Observe(new StepFinishedEvent(_step, StepOutcome.Succeeded, TimeSpan.FromSeconds(1.5), "100 documents"));

        Assert.Equal(["StepStarted", "StepProgress", "StepFinished"], Seen().Select(seen => seen.Name));
        Assert.Equal([_step], Seen()[0].Payload);
        Assert.Equal([_step, "AlteryxService", 10L, 100L, "Bytes"], Seen()[1].Payload);
        Assert.Equal([_step, "Succeeded", 1.5, "100 documents"], Seen()[2].Payload);
    }

    [Fact]
    public void A_failure_has_an_event_of_its_own_at_the_level_of_errors()
    {
        _observer.Observe(new StepFinishedEvent(_step, StepOutcome.Failed, TimeSpan.FromSeconds(2), null));

        Assert.Equal([("StepFinished", EventLevel.Informational), ("StepFailed", EventLevel.Error)], Seen().Select(seen => (seen.Name, seen.Level)));
        Assert.Equal([_step, "Failed", 2.0, ""], Seen()[0].Payload);
        Assert.Equal([_step, 2.0], Seen()[1].Payload);
    }

    [Fact]
    public void Progress_comes_four_times_a_second_at_most_and_at_once_for_a_new_step()
    {
        for (var millisecond = 0; millisecond < 2000; millisecond += 10)
        {
            _clock.Elapsed = TimeSpan.FromMilliseconds(millisecond);
            _observer.Observe(new StepProgressEvent(_step, "", millisecond, null, ProgressUnit.Seconds));
        }

        _observer.Observe(new StepProgressEvent(_step + "2", "", 1, null, ProgressUnit.Seconds));

        Assert.Equal([0L, 250L, 500L, 750L, 1000L, 1250L, 1500L, 1750L, 1L], Seen().Select(seen => seen.Payload[2]));
        Assert.All(Seen(), seen => Assert.Equal(-1L, seen.Payload[3]));
    }

    [Theory]
    [InlineData(MessageLevel.Debug, "DebugMessage", EventLevel.Verbose)]
    [InlineData(MessageLevel.Info, "InformationMessage", EventLevel.Informational)]
    [InlineData(MessageLevel.Success, "InformationMessage", EventLevel.Informational)]
    [InlineData(MessageLevel.Warning, "WarningMessage", EventLevel.Warning)]
    [InlineData(MessageLevel.Error, "ErrorMessage", EventLevel.Error)]
    public void A_line_of_the_log_has_the_level_that_it_has_there(MessageLevel level, string name, EventLevel expected)
    {
        _observer.Observe(new MessageEvent(level, _step + " happened"));

        var seen = Assert.Single(Seen());
        Assert.Equal((name, expected), (seen.Name, seen.Level));
        Assert.Equal([_step + " happened"], seen.Payload);
    }

    [Fact]
    public void Behind_the_mask_no_secret_leaves_the_process()
    {
        var mask = new SecretMask();
        using var secret = Secret.FromText("hunter2");
        mask.Add(secret);
        var masked = new MaskedObserver(_observer, mask);

        masked.Observe(new MessageEvent(MessageLevel.Info, _step + " password is hunter2"));
        masked.Observe(new StepProgressEvent(_step, "hunter2", 1, 2, ProgressUnit.Bytes));
        masked.Observe(new StepFinishedEvent(_step, StepOutcome.Succeeded, TimeSpan.Zero, "hunter2"));

        Assert.Equal(3, Seen().Count);
        Assert.DoesNotContain(Seen().SelectMany(seen => seen.Payload), value => value is string text && text.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_and_arguments_are_as_published()
    {
        var manifest = EventSource.GenerateManifest(typeof(AlteryxBackupEventSource), "AlteryxBackup.dll", EventManifestOptions.Strict);

        Assert.NotNull(manifest);
        Assert.Contains("provider name=\"AlteryxBackup\"", manifest, StringComparison.Ordinal);
        foreach (var (id, name) in new[] { (1, "StepStarted"), (2, "StepProgress"), (3, "StepFinished"), (4, "StepFailed"), (5, "ErrorMessage"), (6, "WarningMessage"), (7, "InformationMessage"), (8, "DebugMessage") })
        {
            Assert.Contains($"<event value=\"{id}\"", manifest, StringComparison.Ordinal);
            Assert.Contains($"symbol=\"{name}\"", manifest, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _listener.Dispose();

    private List<SeenEvent> Seen() => [.. _listener.Seen.Where(seen => seen.Payload[0] is string first && first.StartsWith(_step, StringComparison.Ordinal))];

    private sealed record SeenEvent(string Name, EventLevel Level, IReadOnlyList<object?> Payload);

    private sealed class Listener : EventListener
    {
        private readonly Lock _gate = new();
        private readonly List<SeenEvent> _seen = [];

        public IReadOnlyList<SeenEvent> Seen
        {
            get
            {
                lock (_gate)
                {
                    return [.. _seen];
                }
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "AlteryxBackup")
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventId <= 0)
            {
                return;
            }

            lock (_gate)
            {
                _seen.Add(new SeenEvent(eventData.EventName!, eventData.Level, [.. eventData.Payload!]));
            }
        }
    }

    private sealed class SteppedClock : IClock
    {
        public DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch;

        public DateTimeOffset LocalNow => UtcNow;

        public TimeSpan Elapsed { get; set; }

        public void Wait(TimeSpan duration, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
