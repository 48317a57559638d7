using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Service;

/// <summary>Reads a service's state from what a status command prints: our words, those of <c>sc query</c>, or those of a failover cluster.</summary>
internal static class StatusText
{
    // Whole words alone: Get-Service lists CanPauseAndContinue, sc query NOT_PAUSABLE. "Not running" names no state.
    private static readonly Regex StateWord = new(
        @"(?<!\b(?:not|\w+n't)\s+)\b(?:(?:START|STOP|PAUSE|CONTINUE|ONLINE|OFFLINE)[ _]?PENDING|RUNNING|STOPPED|PAUSED|ONLINE|OFFLINE|FAILED|PENDING)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, ServiceState> States = new(StringComparer.OrdinalIgnoreCase)
    {
        ["RUNNING"] = ServiceState.Running,
        ["STOPPED"] = ServiceState.Stopped,
        ["PAUSED"] = ServiceState.Paused,
        ["STARTPENDING"] = ServiceState.StartPending,
        ["STOPPENDING"] = ServiceState.StopPending,
        ["PAUSEPENDING"] = ServiceState.Paused,
        ["CONTINUEPENDING"] = ServiceState.Paused,
        ["ONLINE"] = ServiceState.Running,
        ["OFFLINE"] = ServiceState.Stopped,
        ["FAILED"] = ServiceState.Stopped,
        ["ONLINEPENDING"] = ServiceState.StartPending,
        ["OFFLINEPENDING"] = ServiceState.StopPending,
        ["PENDING"] = ServiceState.StartPending,
    };

    /// <summary>The state, or null when the text names none, or more than one.</summary>
    public static ServiceState? Parse(string text)
    {
        var named = StateWord.Matches(text).Cast<Match>()
            .Select(match => States[match.Value.Replace(" ", "").Replace("_", "")])
            .Distinct()
            .ToList();
        return named.Count == 1 ? named[0] : null;
    }
}
