namespace AlteryxBackup.Platform;

/// <summary>One event of the system's log.</summary>
/// <param name="Id">What it is: stable, monitoring filters on it.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">What people read, lines ended by <c>\n</c>; without secrets.</param>
public sealed record SystemEvent(int Id, SystemEventSeverity Severity, string Text);

/// <summary>How much an event matters.</summary>
public enum SystemEventSeverity
{
    /// <summary>As it should be.</summary>
    Information,

    /// <summary>Works, but should be looked at.</summary>
    Warning,

    /// <summary>Does not work.</summary>
    Error,
}
