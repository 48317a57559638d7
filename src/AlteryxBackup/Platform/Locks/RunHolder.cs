using System;
using System.Globalization;

namespace AlteryxBackup.Platform.Locks;

/// <summary>Who holds the lock, as <c>run.json</c> tells it. Information only: the lock file decides.</summary>
/// <param name="Operation">What runs.</param>
/// <param name="Mode">The backup's mode; null for what has none.</param>
/// <param name="ProcessId">The process that runs it.</param>
/// <param name="Host">The machine it runs on.</param>
/// <param name="User">The account it runs as.</param>
/// <param name="StartedAt">When it took the lock, UTC.</param>
public sealed record RunHolder(string Operation, string? Mode, int ProcessId, string Host, string User, DateTimeOffset StartedAt)
{
    /// <summary>The holder as people read it.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0}{1}, process {2} on {3}, started by {4} at {5:yyyy-MM-dd HH:mm:ss} UTC",
        Operation, Mode is null ? "" : $" ({Mode})", ProcessId, Host, User, StartedAt.UtcDateTime);
}
