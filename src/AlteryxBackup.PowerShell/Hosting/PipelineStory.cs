using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>Tells an operation in PowerShell's streams.</summary>
internal sealed class PipelineStory
{
    // Sooner, the time left would be a guess.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    private readonly Cmdlet _cmdlet;
    private readonly ProgressRecord _progress;
    private readonly Stopwatch _activity = new();
    private long _done;
    private bool _shown;

    public PipelineStory(Cmdlet cmdlet, string activity)
    {
        _cmdlet = cmdlet;
        _progress = new ProgressRecord(0, activity, "Starting");
    }

    /// <summary>Writes one event.</summary>
    public void Tell(OperationEvent happened)
    {
        switch (happened)
        {
            case StepStartedEvent started:
                Begin();
                _cmdlet.WriteVerbose($"{started.Step} begins.");
                Show(started.Step, "", percent: -1, secondsLeft: -1);
                break;
            case StepProgressEvent progress:
                Show(progress);
                break;
            case StepFinishedEvent finished:
                _cmdlet.WriteVerbose(string.Format(
                    CultureInfo.InvariantCulture, "{0} {1} after {2:0.0} s{3}", finished.Step, Word(finished.Outcome), finished.Duration.TotalSeconds, finished.Summary is { } summary ? ": " + summary : "."));
                break;
            case MessageEvent { Level: MessageLevel.Warning } warning:
                _cmdlet.WriteWarning(warning.Text);
                break;
            case MessageEvent { Level: MessageLevel.Debug } detail:
                _cmdlet.WriteDebug(detail.Text);
                break;
            case MessageEvent message:
                _cmdlet.WriteVerbose(message.Text);
                break;
            default:
                break;
        }
    }

    /// <summary>Takes the progress bar away.</summary>
    public void End()
    {
        if (_shown)
        {
            _progress.RecordType = ProgressRecordType.Completed;
            _cmdlet.WriteProgress(_progress);
        }
    }

    private static string Word(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Failed => "failed",
        StepOutcome.Skipped => "was not needed",
        _ => "done",
    };

    private void Show(StepProgressEvent progress)
    {
        var percent = progress.Total is > 0 and var total ? (int)Math.Min(100, 100.0 * progress.Done / total) : -1;
        if (progress.Unit == ProgressUnit.Seconds)
        {
            // A wait's total is its limit, not its expected end: no time left can be told from it.
            Show(progress.Step, $"{progress.Activity}, {progress.Done} s{(progress.Total is { } limit ? $" of at most {limit} s" : "")}", percent, secondsLeft: -1);
            return;
        }

        // A step that writes and then reads back counts from the beginning again.
        if (progress.Done < _done)
        {
            Begin();
        }

        _done = progress.Done;
        var rate = progress.Done / Math.Max(_activity.Elapsed.TotalSeconds, 0.001);
        var left = progress.Total is { } bytes && rate > 0 && _activity.Elapsed >= Settled ? (int)Math.Min(int.MaxValue, Math.Max(0, (bytes - progress.Done) / rate)) : -1;
        var of = progress.Total is { } size ? " of " + Amount(size, progress.Unit) : "";
        Show(progress.Step, $"{Amount(progress.Done, progress.Unit)}{of}, {Amount((long)rate, progress.Unit)}/s  {progress.Activity}", percent, left);
    }

    private static string Amount(long count, ProgressUnit unit) => unit == ProgressUnit.Documents ? $"{count} documents" : ByteSize.Text(count);

    private void Begin()
    {
        _activity.Restart();
        _done = 0;
    }

    private void Show(string step, string text, int percent, int secondsLeft)
    {
        _shown = true;
        _progress.StatusDescription = text.Length == 0 ? step : $"{step}: {text}";
        _progress.PercentComplete = percent;
        _progress.SecondsRemaining = secondsLeft;
        _cmdlet.WriteProgress(_progress);
    }
}
