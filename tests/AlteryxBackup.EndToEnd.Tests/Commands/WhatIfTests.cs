using System;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Faults;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Commands;

public sealed class WhatIfTests : IClassFixture<RunningLab>
{
    private readonly LabServer _lab;

    public WhatIfTests(RunningLab running) => _lab = running.Server;

    [Theory]
    [InlineData("Full", "Initialize StopService DumpDatabase StartService ProveDump CollectFiles Archive Validate Cleanup")]
    [InlineData("DatabaseOnly", "Initialize StopService DumpDatabase StartService ProveDump Archive Validate Cleanup")]
    [InlineData("ConfigOnly", "Initialize CollectFiles Archive Validate Cleanup")]
    public void A_plan_lists_the_steps_and_changes_nothing(string mode, string steps)
    {
        var before = FolderSnapshot.Of(_lab.Directory);
        var service = _lab.Status().ProcessId;

        var people = Plan("--mode", mode);
        var json = JsonElement.Parse(Plan("--mode", mode, "--json").Output);

        Assert.Equal(before, FolderSnapshot.Of(_lab.Directory));
        Assert.Equal(service, _lab.Status().ProcessId);
        var planned = json.GetProperty("Steps").EnumerateArray().ToList();
        Assert.Equal(steps.Split(' '), planned.Select(step => step.GetProperty("Name").GetString()!));
        Assert.All(planned, step => Assert.NotEmpty(step.GetProperty("Description").GetString()!));
        Assert.All(steps.Split(' '), step => Assert.Contains($"\n  {step} ", people.Output, StringComparison.Ordinal));
        Assert.Equal(mode, json.GetProperty("BackupMode").GetString());
        Assert.StartsWith(_lab.Directory, json.GetProperty("ArchivePath").GetString(), StringComparison.Ordinal);
        Assert.True(json.GetProperty("ExpectedBytes").GetInt64() > 0);
    }

    [Theory]
    [InlineData("Full", false)]
    [InlineData("DatabaseOnly", false)]
    [InlineData("ConfigOnly", true)]
    public void A_plan_says_no_downtime_only_when_the_service_is_not_touched(string mode, bool none)
    {
        var downtime = Plan("--mode", mode).Output.Split('\n').Single(line => line.StartsWith("Downtime:", StringComparison.Ordinal));

        Assert.Equal(none, downtime.EndsWith(" none", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_warns_of_workflows_and_does_not_wait_for_them()
    {
        var workflow = _lab.StartWorkflow(120);

        var plan = JsonElement.Parse(Plan("--json").Output);

        var finding = plan.GetProperty("Preflight").GetProperty("Findings").EnumerateArray().Single(check => check.GetProperty("Check").GetString() == "RunningWorkflows");
        Assert.Equal("Warning", finding.GetProperty("Outcome").GetString());
        Assert.Contains(workflow, _lab.Status().Workflows);
    }

    private ProgramResult Plan(params string[] arguments)
    {
        var result = AlteryxBackupProgram.Run(["backup", "--config", _lab.ConfigurationPath, "--what-if", .. arguments]);
        Assert.Equal(0, result.ExitCode);
        return result;
    }
}
