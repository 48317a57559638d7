using System;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Service;

/// <summary>Reads a service's state from what a status command prints: our words, those of <c>sc query</c>, or those of a failover cluster.</summary>
internal static class StatusText
{
    // The pending words come first: "START_PENDING" also answers a search for a shorter word in other tools' wording.
    private static readonly (string Word, ServiceState State)[] Words =
    [
        ("START_PENDING", ServiceState.StartPending),
        ("STARTPENDING", ServiceState.StartPending),
        ("STOP_PENDING", ServiceState.StopPending),
        ("STOPPENDING", ServiceState.StopPending),
        ("PAUSE", ServiceState.Paused),
        ("RUNNING", ServiceState.Running),
        ("STOPPED", ServiceState.Stopped),
        ("ONLINEPENDING", ServiceState.StartPending),
        ("OFFLINEPENDING", ServiceState.StopPending),
        ("ONLINE", ServiceState.Running),
        ("OFFLINE", ServiceState.Stopped),
        ("FAILED", ServiceState.Stopped),
        ("PENDING", ServiceState.StartPending),
    ];

    /// <summary>The state, or null when no known word is in the text.</summary>
    public static ServiceState? Parse(string text)
    {
        foreach (var (word, state) in Words)
        {
            if (text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return state;
            }
        }

        return null;
    }
}
