using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Files;

internal sealed class StubHost : IHostInformation
{
    public string MachineName => "SERVER1";

    public string OperatingSystem => "Windows Server 2022";

    public string UserName { get; init; } = @"CORP\backup";

    public bool IsElevated => true;

    public int ProcessId => 1;

    public string ProgramData => "/var/lib";

    public string? ModuleDirectory => null;

    public bool HasDrive(char letter) => false;
}
