using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Principal;

namespace AlteryxBackup.Platform;

/// <summary>This machine and this process, asked when made.</summary>
public sealed class HostInformation : IHostInformation
{
    private readonly bool _isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <param name="moduleDirectory">The folder of the PowerShell module; null for a program.</param>
    public HostInformation(string? moduleDirectory = null) => ModuleDirectory = moduleDirectory;

    /// <inheritdoc/>
    public string? ModuleDirectory { get; }

    /// <inheritdoc/>
    public string MachineName => Environment.MachineName;

    /// <inheritdoc/>
    public string OperatingSystem => RuntimeInformation.OSDescription;

    /// <inheritdoc/>
    public string UserName => _isWindows ? $@"{Environment.UserDomainName}\{Environment.UserName}" : Environment.UserName;

    /// <inheritdoc/>
    public bool IsElevated { get; } = FindElevation();

    /// <inheritdoc/>
    public int ProcessId { get; } = FindProcessId();

    /// <inheritdoc/>
    public string ProgramData => _isWindows ? Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData) : "/var/lib";

    /// <inheritdoc/>
    public bool HasDrive(char letter) => _isWindows && Directory.Exists($@"{letter}:\");

    private static bool FindElevation()
    {
#if NET
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return Unix.LibC.EffectiveUserId() == 0;
        }
#endif
        using var user = WindowsIdentity.GetCurrent();
        return new WindowsPrincipal(user).IsInRole(WindowsBuiltInRole.Administrator);
    }

    private static int FindProcessId()
    {
#if NET
        return Environment.ProcessId;
#else
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.Id;
#endif
    }
}
