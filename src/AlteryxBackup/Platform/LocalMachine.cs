using System;
using System.IO.Abstractions;
using System.Runtime.InteropServices;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Guards;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Platform;

/// <summary>The machine that this runs on.</summary>
public static class LocalMachine
{
    /// <summary>Its real boundaries, as this system has them.</summary>
    /// <param name="moduleDirectory">The folder of the PowerShell module that asks; null for a program.</param>
    /// <param name="guard">The program that guards run in; null for a host that stops no service.</param>
    /// <exception cref="PlatformNotSupportedException">.NET Framework's build off Windows.</exception>
    public static Machine Create(string? moduleDirectory = null, GuardProgram? guard = null)
    {
        var here = Create(moduleDirectory);
        return guard is null ? here : here with { Guards = new LocalGuards(guard, here.DetachedPrograms, here.Files, here.DurableFiles) };
    }

    private static Machine Create(string? moduleDirectory)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            var processes = new WindowsProcessList();
            var detached = new WindowsDetachedPrograms(new BreakawayProgram(), new OneShotTask(new ProcessRunner(processes), new FileSystem()));
            return Compose(
                moduleDirectory, new WindowsDurableFiles(), processes, new WindowsServiceManager(), new WindowsRegistry(), new WindowsPathProtection(),
                new WindowsEventLog(), detached) with { Credentials = new WindowsCredentialStore() };
        }

#if NET
        return Compose(
            moduleDirectory, new UnixDurableFiles(), new LinuxProcessList(), new NoServiceManager(), new NoRegistry(), new Unix.UnixPathProtection(), new NoSystemEventLog(),
            new Unix.UnixDetachedPrograms());
#else
        throw new PlatformNotSupportedException("The .NET Framework build of the engine runs on Windows alone.");
#endif
    }

    private static Machine Compose(
        string? moduleDirectory, IDurableFiles durable, IProcessList processes, IServiceManager services, IRegistry registry, IPathProtection protection, ISystemEventLog eventLog,
        IDetachedPrograms detached) => new(
        new FileSystem(), durable, new SystemClock(), new ProcessRunner(processes), processes, services, registry, new HostInformation(moduleDirectory), protection, eventLog, detached, new NoGuards());
}
