using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Tests.Operations.Recovery;
using AlteryxBackup.Tests.Service;

namespace AlteryxBackup.Tests.Operations.Backup;

public sealed class NodesRunTests : IDisposable
{
    private const string OnWorker = @"AlteryxService on \\worker-1";

    private readonly SimulatedMachine _machine = new();
    private readonly string _filesOfWorker = Directory.CreateTempSubdirectory("alteryx-backup-node-").FullName;
    private readonly FakeServiceManager _worker = new();
    private readonly FakeServiceManager _ui = new();

    public NodesRunTests()
    {
        File.WriteAllText(Path.Combine(_filesOfWorker, "RuntimeSettings.xml"), "<SystemSettings/>");
        _machine.Service.Others["worker-1"] = _worker;
        _machine.Service.Others["10.0.0.2"] = _ui;
        _machine.Settings["ServerConfiguration.Nodes"] = new object[]
        {
            new { Name = "worker-1", FilesPath = _filesOfWorker },
            new { Name = "ui-1", Host = "10.0.0.2", Roles = new[] { "UI" }, ServiceName = "AlteryxUI", FilesPath = Path.Combine(_filesOfWorker, "is-not-there") },
        };
    }

    public void Dispose()
    {
        _machine.Dispose();
        Directory.Delete(_filesOfWorker, recursive: true);
    }

    [Fact]
    public void Every_node_is_stopped_for_the_dump_and_back_afterwards_and_the_files_of_those_that_can_be_reached_are_in_the_archive()
    {
        _machine.AlteryxService.OnDump = folder =>
        {
            Assert.All(new[] { _machine.Service, _worker, _ui }, service => Assert.Equal(ServiceState.Stopped, service.State));
            return FakeAlteryxService.WriteDump(folder);
        };

        var result = _machine.Run();

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(["stop AlteryxService", "start AlteryxService"], _worker.Requests);
        Assert.Equal(["stop AlteryxUI", "start AlteryxUI"], _ui.Requests);
        Assert.All(new[] { _machine.Service, _worker, _ui }, service => Assert.Equal(ServiceState.Running, service.State));
        Assert.Equal(["Nodes/worker-1/Config/RuntimeSettings.xml"], Entries(result.ArchivePath!).Where(entry => entry.StartsWith("Nodes/", StringComparison.Ordinal)));
        Assert.Contains(result.Warnings, warning => warning.StartsWith("The files of node ui-1 are not in this backup", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, warning => warning.StartsWith("Workflows on worker-1 can't be seen", StringComparison.Ordinal));
    }

    [Fact]
    public void A_backup_of_the_files_alone_has_those_of_the_nodes_and_touches_no_service()
    {
        var result = _machine.Run(BackupMode.ConfigOnly);

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Contains("Nodes/worker-1/Config/RuntimeSettings.xml", Entries(result.ArchivePath!));
        Assert.Empty(_worker.Requests.Concat(_ui.Requests).Concat(_machine.Service.Requests));
    }

    [Fact]
    public void A_node_that_does_not_come_back_is_exit_code_2_with_its_name_and_the_others_are_back()
    {
        _worker.StartError = 1053;

        var result = _machine.Run();

        Assert.Equal((ExitCode.Service, "ServiceNotRestarted"), (result.ExitCode, result.Errors[0].Id));
        Assert.Contains(OnWorker, result.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal((ServiceState.Running, ServiceState.Stopped, ServiceState.Running), (_machine.Service.State, _worker.State, _ui.State));

        _worker.StartError = null;
        var next = _machine.Run(BackupMode.ConfigOnly);

        Assert.Equal((ExitCode.Success, ServiceState.Running), (next.ExitCode, _worker.State));
        Assert.Contains(next.Warnings, warning => warning.Contains($"Service {OnWorker} is back", StringComparison.Ordinal));
    }

    [Fact]
    public void A_node_that_nobody_can_ask_is_found_out_before_anything_is_touched()
    {
        _ui.QueryError = 1722;

        var result = _machine.Run();

        Assert.Equal(ExitCode.Service, result.ExitCode);
        Assert.Contains(@"AlteryxUI on \\ui-1", result.Errors[0].Message, StringComparison.Ordinal);
        Assert.Empty(_worker.Requests.Concat(_machine.Service.Requests));
    }

    [Fact]
    public void The_guard_knows_each_node_and_which_of_them_ran()
    {
        _ui.State = ServiceState.Stopped;

        Assert.Equal(ExitCode.Success, _machine.Run().ExitCode);

        var charge = JsonLine.Read<GuardCharge>(_machine.Guards.All.Single().Charge)!;
        Assert.Equal(["AlteryxService", OnWorker], charge.Services);
        Assert.Equal(["SERVER1", "worker-1", "ui-1"], charge.Nodes.Select(node => node.Name));
        Assert.Equal("10.0.0.2", charge.Nodes[2].Host);
        Assert.Equal([NodeRole.UI, NodeRole.Worker, NodeRole.Controller], charge.ServiceConfiguration.StopOrder);
        Assert.Equal(ServiceState.Stopped, _ui.State);
    }

    [Fact]
    public void What_a_killed_run_has_stopped_is_brought_back_on_every_node_also_on_one_that_is_configured_no_more()
    {
        var killed = new KilledRun(_machine);
        killed.Write(killed.Facts.Append(new StopBegan(OnWorker)).Append(new StopBegan(@"AlteryxService on \\retired")));
        var retired = _machine.Service.Others["retired"] = new FakeServiceManager { State = ServiceState.Stopped };
        (_worker.State, _ui.State) = (ServiceState.Stopped, ServiceState.Stopped);

        var result = _machine.Recover();

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal((ServiceState.Running, ServiceState.Running, ServiceState.Running), (_machine.Service.State, _worker.State, retired.State));
        Assert.Equal(ServiceState.Stopped, _ui.State);
        Assert.False(File.Exists(_machine.State.Journal));
    }

    [Fact]
    public void A_worker_that_a_settings_file_lists_is_a_node_too()
    {
        _machine.Settings.Remove("ServerConfiguration.Nodes");
        File.WriteAllText(_machine.RuntimeSettings, File.ReadAllText(_machine.RuntimeSettings).Replace("</SystemSettings>", "<Workers><Worker>WORKER-1</Worker><Worker>server1</Worker></Workers></SystemSettings>", StringComparison.Ordinal));
        _machine.Service.Others["WORKER-1"] = _worker;

        Assert.Equal(ExitCode.Success, _machine.Run().ExitCode);

        Assert.Equal(["stop AlteryxService", "start AlteryxService"], _worker.Requests);
    }

    [Fact]
    public void The_plan_names_the_services_in_the_order_of_the_stop()
    {
        var stop = _machine.Plan().Steps.Single(step => step.Name == AlteryxBackup.Operations.Backup.BackupStep.StopService);

        Assert.Equal([@"AlteryxUI on \\ui-1", OnWorker, "AlteryxService"], stop.Touches);
    }

    private static List<string> Entries(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }
}
