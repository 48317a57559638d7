using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Faults;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>Each exit code, and a way to it.</summary>
public sealed class ExitCodeTests : IClassFixture<RunningLab>
{
    private static readonly Dictionary<ExitCode, string?> Ids = new()
    {
        [ExitCode.Success] = null,
        [ExitCode.General] = "UsageInvalid",
        [ExitCode.Service] = "ServiceStopTimeout",
        [ExitCode.Validation] = "ConfigurationNotFound",
        [ExitCode.Storage] = "PathNotWritable",
        [ExitCode.Database] = "DumpFailed",
        [ExitCode.InvalidMode] = "InvalidMode",
    };

    private readonly LabServer _lab;

    public ExitCodeTests(RunningLab running) => _lab = running.Server;

    public static TheoryData<ExitCode> All => [.. Enum.GetValues<ExitCode>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_exit_code_is_reached_and_told_in_the_document_too(ExitCode code)
    {
        _lab.Switches = _lab.Switches with { DumpFault = DumpFault.None, ServiceFault = ServiceFault.None };

        var result = AlteryxBackupProgram.Run(["backup", "--json", .. WayTo(code)]);

        var document = JsonElement.Parse(result.Output);
        Assert.Equal((int)code, result.ExitCode);
        Assert.Equal((int)code, document.GetProperty("ExitCode").GetInt32());
        Assert.Equal(Ids[code], document.GetProperty("Errors").EnumerateArray().Select(error => error.GetProperty("Id").GetString()).FirstOrDefault());
        Assert.Equal(ServiceState.Running, _lab.Status().ServiceState);
    }

    private string[] WayTo(ExitCode code)
    {
        switch (code)
        {
            case ExitCode.Success:
                return OnLab("ConfigOnly");
            case ExitCode.General:
                return ["--nonsense"];
            case ExitCode.Service:
                _lab.Switches = _lab.Switches with { ServiceFault = ServiceFault.IgnoresStop };
                return [.. OnLab("Full"), "--set", "ServiceConfiguration.MaxServiceWaitSeconds=1"];
            case ExitCode.Validation:
                return ["--config", Path.Combine(_lab.Directory, "none.json")];
            case ExitCode.Storage:
                return [.. OnLab("ConfigOnly"), "--set", $"BackupConfiguration.LocalBackupPath={_lab.ConfigurationPath}"];
            case ExitCode.Database:
                _lab.Switches = _lab.Switches with { DumpFault = DumpFault.FailsWithExitOne };
                return OnLab("DatabaseOnly");
            case ExitCode.InvalidMode:
                return OnLab("Everything");
            default:
                throw new ArgumentOutOfRangeException(nameof(code), code, "An exit code to which nobody has found a way.");
        }
    }

    private string[] OnLab(string mode) => ["--config", _lab.ConfigurationPath, "--mode", mode];
}
