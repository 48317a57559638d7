using System;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Operations.Preflight;

/// <summary>A Windows machine with the drives that a test names.</summary>
internal sealed class NamedHost(string userName, string drives = "C") : IHostInformation
{
    public string MachineName => "SERVER01";

    public string OperatingSystem => "Windows Server 2022";

    public string UserName => userName;

    public bool IsElevated => true;

    public int ProcessId => 1;

    public string ProgramData => @"C:\ProgramData";

    public string? ModuleDirectory => null;

    public bool HasDrive(char letter) => drives.Contains(letter, StringComparison.OrdinalIgnoreCase);
}
