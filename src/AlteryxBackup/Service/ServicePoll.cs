using System;

namespace AlteryxBackup.Service;

/// <summary>How often a service that is on its way is looked at.</summary>
internal static class ServicePoll
{
    private static readonly TimeSpan Close = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(10);

    /// <summary>The pause before the next look. Every tenth of a second counts as downtime at first; later each look is a process too many on a busy server.</summary>
    public static TimeSpan After(TimeSpan waited) => waited < Impatience ? Close : Patient;
}
