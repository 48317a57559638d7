using System;

namespace AlteryxBackup.Operations.Backup;

/// <summary>Durations as results show them.</summary>
internal static class Seconds
{
    /// <summary>Seconds to the millisecond.</summary>
    public static double Of(TimeSpan duration) => Math.Round(duration.TotalSeconds, 3);
}
