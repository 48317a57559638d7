using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Configuration;

/// <summary>A machine whose ProgramData is a test's folder.</summary>
public sealed class FakeHost(string programData, bool hasDriveD = false, string? moduleDirectory = null) : IHostInformation
{
    public string MachineName => "TESTHOST";

    public string OperatingSystem => "Test OS";

    public string UserName => "tester";

    public bool IsElevated => true;

    public int ProcessId => 1;

    public string ProgramData => programData;

    public string? ModuleDirectory => moduleDirectory;

    public bool HasDrive(char letter) => hasDriveD && letter == 'D';
}
