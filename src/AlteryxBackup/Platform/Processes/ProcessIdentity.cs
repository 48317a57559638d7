using System;

namespace AlteryxBackup.Platform.Processes;

/// <summary>Tells a process from a later one of the same id.</summary>
internal static class ProcessIdentity
{
    // Linux works a process's start out from the boot time, which moves by a second when the clock is corrected.
    private static readonly TimeSpan ClockCorrection = TimeSpan.FromSeconds(2);

    /// <summary>Whether two starts are one; what isn't known speaks against nothing.</summary>
    public static bool IsSame(DateTimeOffset? one, DateTimeOffset? other) => one is not { } first || other is not { } second || (first - second).Duration() < ClockCorrection;

    /// <summary>Whether something started at, or after, a moment.</summary>
    public static bool IsSince(DateTimeOffset? start, DateTimeOffset moment) => start >= moment - ClockCorrection;
}
