using System;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Reporting.Telemetry;

/// <summary>Passes what happens on as events of <see cref="AlteryxBackupEventSource"/> (REQ-7.4). Other programs may listen, so it stands behind a <see cref="MaskedObserver"/>.</summary>
/// <param name="clock">For the pace of progress.</param>
public sealed class TelemetryObserver(IClock clock) : IOperationObserver
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);
    private static readonly AlteryxBackupEventSource Events = AlteryxBackupEventSource.Log;

    private string? _progressOf;
    private TimeSpan _nextProgress;

    /// <inheritdoc/>
    public void Observe(OperationEvent happened)
    {
        switch (happened)
        {
            case StepStartedEvent started:
                Events.StepStarted(started.Step);
                break;
            case StepProgressEvent progress:
                Pass(progress);
                break;
            case StepFinishedEvent finished:
                Pass(finished);
                break;
            case MessageEvent message:
                Pass(message);
                break;
        }
    }

    private void Pass(StepProgressEvent progress)
    {
        var now = clock.Elapsed;
        if (progress.Step == _progressOf && now < _nextProgress)
        {
            return;
        }

        _progressOf = progress.Step;
        _nextProgress = now + ProgressInterval;
        Events.StepProgress(progress.Step, progress.Activity, progress.Done, progress.Total ?? -1, progress.Unit.ToString());
    }

    private static void Pass(StepFinishedEvent finished)
    {
        var seconds = finished.Duration.TotalSeconds;
        Events.StepFinished(finished.Step, finished.Outcome.ToString(), seconds, finished.Summary ?? "");
        if (finished.Outcome == StepOutcome.Failed)
        {
            Events.StepFailed(finished.Step, seconds);
        }
    }

    private static void Pass(MessageEvent message)
    {
        var text = message.Text;
        switch (message.Level)
        {
            case MessageLevel.Error:
                Events.ErrorMessage(text);
                break;
            case MessageLevel.Warning:
                Events.WarningMessage(text);
                break;
            case MessageLevel.Debug:
                Events.DebugMessage(text);
                break;
            default:
                Events.InformationMessage(text);
                break;
        }
    }
}
