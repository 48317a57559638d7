using System.Collections.Generic;

namespace AlteryxBackup.Service;

/// <summary>For a service that is to stay stopped: a runbook's own stop, whose start is the runbook's own affair.</summary>
public sealed class NoServiceWatch : IServiceWatch
{
    /// <inheritdoc/>
    public void StandBy(IReadOnlyList<string> services)
    {
        // Nobody has to.
    }

    /// <inheritdoc/>
    public void StopBegins(string service)
    {
        // Nobody has to know.
    }

    /// <inheritdoc/>
    public void IsBack(string service)
    {
        // Nobody waits for it.
    }
}
