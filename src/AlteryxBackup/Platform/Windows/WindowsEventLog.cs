using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AlteryxBackup.Platform.Windows;

/// <summary>
/// The Application log, source <c>AlteryxBackup</c>. The source need not be registered: Windows keeps the event all the same, and its viewer then
/// puts a sentence about a missing description before our text (Microsoft, "ReportEvent").
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsEventLog : ISystemEventLog
{
    private const string Source = "AlteryxBackup";

    private const ushort NoCategory = 0;
    private const ushort ErrorType = 1;
    private const ushort WarningType = 2;
    private const ushort InformationType = 4;

    /// <inheritdoc/>
    public void Write(SystemEvent happened)
    {
        var source = RegisterEventSource(null, Source);
        if (source == IntPtr.Zero)
        {
            throw new Win32Exception(Marshal.GetLastWin32Error());
        }

        try
        {
            if (!ReportEvent(source, TypeOf(happened.Severity), NoCategory, (uint)happened.Id, IntPtr.Zero, 1, 0, [EventLogText.Of(happened.Text)], IntPtr.Zero))
            {
                throw new Win32Exception(Marshal.GetLastWin32Error());
            }
        }
        finally
        {
            _ = DeregisterEventSource(source);
        }
    }

    private static ushort TypeOf(SystemEventSeverity severity) => severity switch
    {
        SystemEventSeverity.Error => ErrorType,
        SystemEventSeverity.Warning => WarningType,
        _ => InformationType,
    };

    [DllImport("advapi32", EntryPoint = "RegisterEventSourceW", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern IntPtr RegisterEventSource(string? server, string source);

    [DllImport("advapi32", EntryPoint = "ReportEventW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ReportEvent(
        IntPtr source, ushort type, ushort category, uint id, IntPtr user, ushort stringCount, uint dataSize, string[] strings, IntPtr data);

    [DllImport("advapi32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool DeregisterEventSource(IntPtr source);
}
