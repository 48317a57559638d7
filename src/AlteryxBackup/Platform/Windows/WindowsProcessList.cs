using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.InteropServices;
using AlteryxBackup.Platform.Processes;
using Microsoft.Win32.SafeHandles;

namespace AlteryxBackup.Platform.Windows;

/// <summary>The processes of a Windows machine, from a toolhelp snapshot.</summary>
internal sealed class WindowsProcessList : IProcessList
{
    private const int NoMoreFiles = 18;

    /// <inheritdoc/>
    public IReadOnlyList<ProcessEntry> Snapshot()
    {
        using var snapshot = ProcessCalls.CreateSnapshot(ProcessCalls.SnapshotOfProcesses, 0);
        if (snapshot.IsInvalid)
        {
            throw new Win32Exception(Marshal.GetLastWin32Error());
        }

        var found = new List<ProcessEntry>();
        var entry = new ToolhelpEntry { Size = Marshal.SizeOf<ToolhelpEntry>() };
        for (var more = ProcessCalls.First(snapshot, ref entry); more; more = ProcessCalls.Next(snapshot, ref entry))
        {
            found.Add(Describe(entry));
        }

        var error = Marshal.GetLastWin32Error();
        return error == NoMoreFiles ? found : throw new Win32Exception(error);
    }

    /// <inheritdoc/>
    public void End(ProcessEntry process)
    {
        if (process.StartedAt is not { } started)
        {
            throw new InvalidOperationException($"Process {process.Id} can't be told from a later one of the same id: its start is not known.");
        }

        // The open handle holds the id: what is compared is what is ended.
        using var handle = ProcessCalls.Open(ProcessCalls.Terminate | ProcessCalls.QueryLimited, false, process.Id);
        if (handle.IsInvalid)
        {
            var error = Marshal.GetLastWin32Error();
            if (error == SystemFailure.InvalidParameter)
            {
                return;
            }

            throw new Win32Exception(error);
        }

        if (StartOf(handle) == started && !ProcessCalls.End(handle, 1))
        {
            var error = Marshal.GetLastWin32Error();

            // Access is denied to a process that is ending already.
            if (error != SystemFailure.AccessDenied || IsRunning(handle))
            {
                throw new Win32Exception(error);
            }
        }
    }

    private static ProcessEntry Describe(in ToolhelpEntry entry)
    {
        using var handle = ProcessCalls.Open(ProcessCalls.QueryLimited, false, entry.ProcessId);
        var name = entry.FileName.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
            ? entry.FileName.Substring(0, entry.FileName.Length - 4)
            : entry.FileName;
        return handle.IsInvalid
            ? new ProcessEntry(entry.ProcessId, entry.ParentId, name, null, null)
            : new ProcessEntry(entry.ProcessId, entry.ParentId, name, PathOf(handle), StartOf(handle));
    }

    private static string? PathOf(SafeProcessHandle process)
    {
        var buffer = new char[32 * 1024];
        var length = buffer.Length;
        return ProcessCalls.ImageName(process, 0, buffer, ref length) ? new string(buffer, 0, length) : null;
    }

    private static DateTimeOffset? StartOf(SafeProcessHandle process) => ProcessCalls.Times(process, out var started, out _, out _, out _) ? FileTime(started) : null;

    /// <summary>A FILETIME; null for one that none can be: a process in the moment of its birth or its end has had such a one (seen under Wine).</summary>
    internal static DateTimeOffset? FileTime(long value) =>
        value > 0 && value <= DateTimeOffset.MaxValue.ToFileTime() ? DateTimeOffset.FromFileTime(value).ToUniversalTime() : null;

    private static bool IsRunning(SafeProcessHandle process) =>
        !ProcessCalls.Times(process, out _, out var ended, out _, out _) || ended == 0;
}
