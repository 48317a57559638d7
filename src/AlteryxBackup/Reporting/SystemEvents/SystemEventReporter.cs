using System.ComponentModel;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Reporting.SystemEvents;

/// <summary>
/// One event per run in the system's log (REQ-7.4). Ids: 1000 success, 1001 to 1006 a failure with the exit code 1 to 6, 1010 success with
/// warnings. A run that the system's log doesn't take is told about in ours, and is no failure.
/// </summary>
public sealed class SystemEventReporter(ISystemEventLog log, IOperationObserver observer)
{
    private const int FirstId = 1000;
    private const int WithWarningsId = 1010;

    /// <summary>Reports the end of a run.</summary>
    /// <param name="exitCode">How it ended.</param>
    /// <param name="warnings">How many warnings there were.</param>
    /// <param name="summary">Its summary as people read it, secrets masked.</param>
    public void Report(ExitCode exitCode, int warnings, string summary)
    {
        try
        {
            log.Write(new SystemEvent(Id(exitCode, warnings), Severity(exitCode, warnings), summary));
        }
        catch (Win32Exception refused)
        {
            observer.Warning($"The Windows Event Log did not take the event of this run: {refused.Message}.");
        }
    }

    private static int Id(ExitCode exitCode, int warnings) =>
        exitCode == ExitCode.Success && warnings > 0 ? WithWarningsId : FirstId + (int)exitCode;

    private static SystemEventSeverity Severity(ExitCode exitCode, int warnings) =>
        exitCode != ExitCode.Success ? SystemEventSeverity.Error
        : warnings > 0 ? SystemEventSeverity.Warning
        : SystemEventSeverity.Information;
}
