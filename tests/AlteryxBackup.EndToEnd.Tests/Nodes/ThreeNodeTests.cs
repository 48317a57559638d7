using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Nodes;

/// <summary>A deployment of three real services: the controller, a worker, and one that is made the UI.</summary>
public sealed class ThreeNodeTests : IDisposable
{
    private const string Worker = @"AlteryxService on \\worker-1";
    private const string Ui = @"AlteryxService on \\worker-2";

    private static readonly string[] Impatient = ["ServiceConfiguration.StartRetrySeconds=1", "ServiceConfiguration.MaxServiceWaitSeconds=10"];

    private readonly TemporaryLab _lab = new(new LabOptions(SizeMegabytes: 0, Nodes: 3));

    public ThreeNodeTests()
    {
        foreach (var worker in _lab.Server.Workers)
        {
            worker.Switches = _lab.Server.Switches;
        }

        _lab.Server.Start();
        Configure(configuration => configuration["ServerConfiguration"]!["Nodes"]![1]!["Roles"] = new JsonArray("UI"));
    }

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Services_are_stopped_and_started_in_the_usual_order_and_every_nodes_files_are_in_the_archive()
    {
        var run = BackupRun.Of(_lab.Server, "Full");

        Assert.Equal((0, "Success"), (run.ExitCode, run.Status));
        Assert.Equal([Ui, Worker, "AlteryxService"], Told(run, "Stopping service "));
        Assert.Equal(["AlteryxService", Worker, Ui], Told(run, "Starting service "));
        Assert.All(All, node => Assert.Equal(ServiceState.Running, node.Status().ServiceState));
        foreach (var node in _lab.Server.Workers)
        {
            Assert.All(node.Files(), file => Assert.Equal(
                File.ReadAllBytes(file.FullPath), ArchiveContent.Read(run.ArchivePath, $"Nodes/{Path.GetFileName(node.Directory)}/Config/{file.Name}")));
        }

        Assert.Equal(0, AlteryxBackupProgram.Run("verify", run.ArchivePath).ExitCode);
    }

    [Fact]
    public void A_configured_order_is_followed()
    {
        Configure(configuration =>
        {
            // By its own settings it is the UI as well, and would be started with the first.
            configuration["ServerConfiguration"]!["Nodes"]!.AsArray().Add(new JsonObject { ["Name"] = "controller", ["Host"] = "localhost", ["Roles"] = new JsonArray("Controller") });
            configuration["ServiceConfiguration"]!["StopOrder"] = new JsonArray("Worker", "UI", "Controller");
            configuration["ServiceConfiguration"]!["StartOrder"] = new JsonArray("UI", "Controller", "Worker");
        });

        var run = BackupRun.Of(_lab.Server, "DatabaseOnly");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([Worker, Ui, "AlteryxService"], Told(run, "Stopping service "));
        Assert.Equal([Ui, "AlteryxService", Worker], Told(run, "Starting service "));
    }

    [Theory]
    [InlineData(ServiceFault.RefusesStop, 0, "ServiceStopRefused")]
    [InlineData(ServiceFault.RefusesStop, 1, "ServiceStopRefused")]
    [InlineData(ServiceFault.IgnoresStop, 2, "ServiceStopTimeout")]
    [InlineData(ServiceFault.StartFails, 0, "ServiceNotRestarted")]
    [InlineData(ServiceFault.DoesNotStart, 1, "ServiceNotRestarted")]
    public void A_fault_of_one_node_leaves_every_other_as_it_was(ServiceFault fault, int faulty, string id)
    {
        All[faulty].Switches = All[faulty].Switches with { ServiceFault = fault };

        var run = BackupRun.Of(_lab.Server, "DatabaseOnly", Impatient);

        Assert.Equal((2, id), (run.ExitCode, run.ErrorIds[0]));
        Assert.Contains(new[] { "AlteryxService", Worker, Ui }[faulty], run.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(
            All.Select((_, node) => node == faulty && id == "ServiceNotRestarted" ? ServiceState.Stopped : ServiceState.Running), All.Select(node => node.Status().ServiceState));
    }

    [Fact]
    public void A_node_found_stopped_stays_stopped()
    {
        All[1].Stop();

        var run = BackupRun.Of(_lab.Server, "DatabaseOnly");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([ServiceState.Running, ServiceState.Stopped, ServiceState.Running], All.Select(node => node.Status().ServiceState));
        Assert.Contains(run.Warnings, warning => warning.Contains($"{Worker} was already stopped", StringComparison.Ordinal));
    }

    [Fact]
    public void Killed_during_the_dump_every_node_is_brought_back_by_the_guard()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        All[1].Stop();
        _lab.Server.Switches = _lab.Server.Switches with { DumpSeconds = 60 };
        using (var program = new RunningProgram(AlteryxBackupProgram.FullPath, BackupRun.Arguments(_lab.Server, "DatabaseOnly")))
        {
            Waiting.Until(() => LabLog.Says(_lab.Server, "Step DumpDatabase begins"), "The dump did not begin.");
            Assert.All(All, node => Assert.Equal(ServiceState.Stopped, node.Status().ServiceState));
            Signals.Send("KILL", program.Id);
        }

        Waiting.Until(() => All[0].Status().ServiceState == ServiceState.Running && All[2].Status().ServiceState == ServiceState.Running, "Not every node came back.");
        Assert.Equal(ServiceState.Stopped, All[1].Status().ServiceState);
    }

    private IReadOnlyList<LabServer> All => [_lab.Server, .. _lab.Server.Workers];

    private static List<string> Told(BackupRun run, string what) =>
        [.. run.Log.Split('\n').Where(line => line.Contains(what, StringComparison.Ordinal)).Select(line => line[(line.IndexOf(what, StringComparison.Ordinal) + what.Length)..].Trim().TrimEnd('.'))];

    private void Configure(Action<JsonNode> change)
    {
        var configuration = JsonNode.Parse(File.ReadAllText(_lab.Server.ConfigurationPath))!;
        change(configuration);
        File.WriteAllText(_lab.Server.ConfigurationPath, configuration.ToJsonString());
    }
}
