using System;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Destinations;

/// <summary>How often a failed copy is tried again, and after how long.</summary>
/// <param name="Retries">Tries after the first one.</param>
/// <param name="FirstDelay">Before the first retry; doubled before each further one.</param>
internal sealed record RetryPolicy(int Retries, TimeSpan FirstDelay)
{
    /// <summary>As the configuration says; by default three retries, after 30, 60 and 120 seconds (REQ-5.2).</summary>
    public static RetryPolicy From(BackupSection section) => new(section.CopyRetries, TimeSpan.FromSeconds(section.CopyRetrySeconds));

    /// <summary>The delay before a retry, the first being 1.</summary>
    public TimeSpan DelayBefore(int retry) => TimeSpan.FromTicks(FirstDelay.Ticks << (retry - 1));
}
