using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Operations;

internal sealed record SimulatedHost(string ProgramData) : IHostInformation
{
    public bool IsElevated { get; init; } = true;

    public string MachineName { get; init; } = "SERVER1";

    public string OperatingSystem => "Test OS";

    public string UserName => @"CORP\backup";

    public int ProcessId => 4711;

    public string? ModuleDirectory => null;

    public bool HasDrive(char letter) => false;
}
