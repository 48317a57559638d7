using System.Diagnostics.Tracing;

namespace AlteryxBackup.Reporting.Telemetry;

/// <summary>
/// The product's events for whoever listens on the machine: ETW and PerfView, <c>dotnet-trace</c>, an <see cref="EventListener"/>.
/// Names, ids and the order of the arguments are stable. Durations are in seconds.
/// </summary>
[EventSource(Name = "AlteryxBackup")]
public sealed class AlteryxBackupEventSource : EventSource
{
    private AlteryxBackupEventSource()
    {
    }

    /// <summary>The only one: the system knows event sources by their name.</summary>
    public static AlteryxBackupEventSource Log { get; } = new();

    /// <summary>A step begins.</summary>
    [Event(1, Level = EventLevel.Informational, Message = "{0} started")]
    internal void StepStarted(string step) => WriteEvent(1, step);

    /// <summary>How far a step is, at most four times a second; a total of -1 is not known.</summary>
    [Event(2, Level = EventLevel.Verbose, Message = "{0}: {1} {2} of {3} {4}")]
    internal void StepProgress(string step, string activity, long done, long total, string unit) => WriteEvent(2, step, activity, done, total, unit);

    /// <summary>A step has ended, well or not.</summary>
    [Event(3, Level = EventLevel.Informational, Message = "{0}: {1} after {2} s. {3}")]
    internal void StepFinished(string step, string outcome, double seconds, string summary) => WriteEvent(3, step, outcome, seconds, summary);

    /// <summary>A step has failed; follows its <see cref="StepFinished"/>, for who listens to errors alone.</summary>
    [Event(4, Level = EventLevel.Error, Message = "{0} failed after {1} s")]
    internal void StepFailed(string step, double seconds) => WriteEvent(4, step, seconds);

    /// <summary>A line of the log that is an error.</summary>
    [Event(5, Level = EventLevel.Error, Message = "{0}")]
    internal void ErrorMessage(string text) => WriteEvent(5, text);

    /// <summary>A line of the log that is a warning.</summary>
    [Event(6, Level = EventLevel.Warning, Message = "{0}")]
    internal void WarningMessage(string text) => WriteEvent(6, text);

    /// <summary>A line of the log that tells what happens, or the good end.</summary>
    [Event(7, Level = EventLevel.Informational, Message = "{0}")]
    internal void InformationMessage(string text) => WriteEvent(7, text);

    /// <summary>A line of the log for whoever looks for a fault.</summary>
    [Event(8, Level = EventLevel.Verbose, Message = "{0}")]
    internal void DebugMessage(string text) => WriteEvent(8, text);
}
