using System;
using System.Collections.Concurrent;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>Guards that stand by until this process ends, by which they know that it has; or until the service is started here.</summary>
internal static class SessionGuards
{
    private static readonly ConcurrentBag<Action> Standing = [];

    /// <summary>Keeps one for as long as this process lives, by what sends it away.</summary>
    public static void Keep(Action dismiss) => Standing.Add(dismiss);

    /// <summary>Sends them away: the service has been started, and they find nothing to do.</summary>
    public static void Dismiss()
    {
        while (Standing.TryTake(out var dismiss))
        {
            dismiss();
        }
    }
}
