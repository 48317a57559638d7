using System;

namespace AlteryxBackup.Platform.Events;

/// <summary>Something that happened in an operation, told to its observers as it happens. Texts may hold secrets: observers that keep them mask them.</summary>
public abstract record OperationEvent;

/// <summary>A line for the log.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">One line, as people read it.</param>
public sealed record MessageEvent(MessageLevel Level, string Text) : OperationEvent;

/// <summary>A step of the plan begins.</summary>
/// <param name="Step">The step's name, e.g. <c>DumpDatabase</c>.</param>
/// <param name="StartedAt">When, UTC.</param>
public sealed record StepStartedEvent(string Step, DateTimeOffset StartedAt) : OperationEvent;

/// <summary>How far the running step is.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Activity">What is being done now: a file, a collection, a state; short.</param>
/// <param name="Done">Bytes (or documents; seconds, for a wait) so far.</param>
/// <param name="Total">Bytes (or documents, or seconds) in all; null when not known.</param>
/// <param name="Unit">What <paramref name="Done"/> and <paramref name="Total"/> count.</param>
public sealed record StepProgressEvent(string Step, string Activity, long Done, long? Total, ProgressUnit Unit) : OperationEvent;

/// <summary>A step has ended.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Summary">What came of it, in a few words; null when it failed.</param>
public sealed record StepFinishedEvent(string Step, StepOutcome Outcome, TimeSpan Duration, string? Summary) : OperationEvent;

/// <summary>What a progress figure counts.</summary>
public enum ProgressUnit
{
    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Seconds waited, against a limit.</summary>
    Seconds,

    /// <summary>Documents of a database.</summary>
    Documents,
}

/// <summary>How a step ended.</summary>
public enum StepOutcome
{
    /// <summary>It did what it was there for.</summary>
    Succeeded,

    /// <summary>It did it, with something to be looked at.</summary>
    Warning,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was not run.</summary>
    Skipped,
}

/// <summary>The log's levels (REQ-7.1.1).</summary>
public enum MessageLevel
{
    /// <summary>For whoever looks for a fault.</summary>
    Debug,

    /// <summary>What happens.</summary>
    Info,

    /// <summary>Works, but should be looked at.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Error,

    /// <summary>The good end.</summary>
    Success,
}
