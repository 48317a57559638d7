using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AlteryxBackup.Platform.Windows;

/// <summary>A job: a child and all that it starts, ended together (Microsoft: "Job Objects").</summary>
internal sealed class JobObject : IDisposable
{
    private const int ExtendedLimits = 9;
    private const uint KillOnClose = 0x2000;

    private readonly JobHandle _handle;
    /// <summary>Makes an empty job; its processes end with us, however we end.</summary>
    public JobObject()
    {
        _handle = CreateJobObject(IntPtr.Zero, null);
        var limits = new JobLimits { LimitFlags = KillOnClose };
        if (_handle.IsInvalid || !SetInformationJobObject(_handle, ExtendedLimits, in limits, Marshal.SizeOf<JobLimits>()))
        {
            throw new Win32Exception(Marshal.GetLastWin32Error());
        }
    }

    /// <summary>Puts a process, and what it starts from now on, into the job.</summary>
    /// <exception cref="Win32Exception">It still runs and can't be tied to us; it was ended.</exception>
    public void Assign(Process process)
    {
        if (AssignProcessToJobObject(_handle, process.SafeHandle) || process.HasExited)
        {
            return;
        }

        var failure = new Win32Exception(Marshal.GetLastWin32Error());
        process.Kill();
        throw failure;
    }

    /// <summary>Ends all that is in it.</summary>
    public void Terminate() => _ = TerminateJobObject(_handle, 1);

    public void Dispose() => _handle.Dispose();

    [DllImport("kernel32", EntryPoint = "CreateJobObjectW", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern JobHandle CreateJobObject(IntPtr security, string? name);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetInformationJobObject(JobHandle job, int kind, in JobLimits limits, int length);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool AssignProcessToJobObject(JobHandle job, SafeProcessHandle process);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool TerminateJobObject(JobHandle job, uint exitCode);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CloseHandle(IntPtr handle);

    /// <summary>JOBOBJECT_EXTENDED_LIMIT_INFORMATION, of which the flags alone are set.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct JobLimits
    {
        public long PerProcessUserTimeLimit;
        public long PerJobUserTimeLimit;
        public uint LimitFlags;
        public UIntPtr MinimumWorkingSetSize;
        public UIntPtr MaximumWorkingSetSize;
        public uint ActiveProcessLimit;
        public UIntPtr Affinity;
        public uint PriorityClass;
        public uint SchedulingClass;
        public ulong ReadOperations;
        public ulong WriteOperations;
        public ulong OtherOperations;
        public ulong ReadBytes;
        public ulong WrittenBytes;
        public ulong OtherBytes;
        public UIntPtr ProcessMemoryLimit;
        public UIntPtr JobMemoryLimit;
        public UIntPtr PeakProcessMemoryUsed;
        public UIntPtr PeakJobMemoryUsed;
    }

    private sealed class JobHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle() => CloseHandle(handle);
    }
}
