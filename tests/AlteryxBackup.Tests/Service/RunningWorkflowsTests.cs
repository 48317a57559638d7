using System;
using System.Globalization;
using System.IO;
using System.Linq;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Server;
using AlteryxBackup.Service;
using AlteryxBackup.Tests.Platform;

namespace AlteryxBackup.Tests.Service;

public sealed class RunningWorkflowsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly string Bin = Path.Combine(Path.GetTempPath(), "Alteryx", "bin");
    private static readonly string Engine = Path.Combine(Bin, "AlteryxEngineCmd.exe");
    private static readonly ProcessEntry Service = Process(10, 1, "AlteryxService", Path.Combine(Bin, "AlteryxService.exe"));
    private static readonly ProcessEntry Explorer = Process(20, 999, "explorer", "/windows/explorer.exe");

    [Fact]
    public void Children_and_grandchildren_of_the_service_count() =>
        Assert.Equal([11, 13], Running(
            Service,
            Process(11, 10, "AlteryxEngineCmd", Engine),
            Process(12, 10, "AlteryxServerHost", Path.Combine(Bin, "AlteryxServerHost.exe")),
            Process(13, 12, "AlteryxEngineCmd", Engine)));

    [Fact]
    public void One_that_Designer_runs_does_not_count() =>
        Assert.Empty(Running(Service, Explorer, Process(21, 20, "AlteryxGui", Path.Combine(Bin, "AlteryxGui.exe")), Process(22, 21, "AlteryxEngineCmd", Engine)));

    [Fact]
    public void An_orphan_of_another_installation_does_not_count() =>
        Assert.Empty(RunningOn(Install("Ours"), Process(11, 555, "AlteryxEngineCmd", Path.Combine(Path.GetDirectoryName(Install("Other"))!, "AlteryxEngineCmd.exe"))));

    [Theory]
    [InlineData("{0}/Ours/bin/../bin/AlteryxService.exe")]
    [InlineData("{0}/Ours//bin/AlteryxService.exe")]
    [InlineData("{0}/Linked/bin/AlteryxService.exe")]
    public void However_the_path_of_the_service_is_written_its_workflows_count(string written)
    {
        var service = Install("Ours");
        var engine = Path.Combine(Path.GetDirectoryName(service)!, "AlteryxEngineCmd.exe");
        _ = Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "Linked"), Path.Combine(_folder.Path, "Ours"));

        Assert.Equal([11, 13], RunningOn(
            string.Format(CultureInfo.InvariantCulture, written, _folder.Path),
            Process(10, 1, "AlteryxService", service),
            Process(11, 10, "AlteryxEngineCmd", engine),
            Process(13, 555, "AlteryxEngineCmd", engine)));
    }

    [Fact]
    public void A_path_that_leads_nowhere_proves_nothing_so_its_workflows_count() =>
        Assert.Equal([11], Running(Process(10, 1, "AlteryxService", "/gone/bin/AlteryxService.exe"), Process(11, 10, "AlteryxEngineCmd", "/gone/bin/AlteryxEngineCmd.exe")));

    [Fact]
    public void Other_programs_of_the_service_do_not_count() =>
        Assert.Empty(Running(Service, Process(11, 10, "mongod", Path.Combine(Bin, "mongod.exe")), Process(12, 10, "AlteryxEngineCm", null)));

    [Fact]
    public void One_whose_parent_is_gone_counts_since_nobody_can_tell() =>
        Assert.Equal([11], Running(Explorer, Process(11, 555, "AlteryxEngineCmd", Engine)));

    [Fact]
    public void One_whose_parent_is_not_known_counts_though_there_is_a_process_0() =>
        Assert.Equal([11], Running(Process(0, 0, "[System Process]", null), Process(11, 0, "AlteryxEngineCmd", Engine)));

    [Fact]
    public void A_parent_id_that_was_given_to_a_younger_process_is_a_parent_that_is_gone() =>
        Assert.Equal([11], Running(Process(20, 1, "explorer", "/windows/explorer.exe", startedSecond: 50), Process(11, 20, "AlteryxEngineCmd", Engine, startedSecond: 40)));

    [Fact]
    public void A_service_younger_than_the_workflow_is_not_its_ancestor() =>
        Assert.Empty(Running(
            Process(10, 1, "AlteryxService", Path.Combine(Bin, "AlteryxService.exe"), startedSecond: 50),
            Process(20, 10, "AlteryxGui", null, startedSecond: 30),
            Process(21, 20, "AlteryxEngineCmd", Engine, startedSecond: 40)));

    [Fact]
    public void Paths_that_this_account_may_not_know_are_judged_by_name() =>
        Assert.Equal([11], Running(Process(10, 1, "alteryxservice", null), Process(11, 10, "alteryxenginecmd", null)));

    [Fact]
    public void A_service_of_another_installation_is_not_ours() =>
        Assert.Empty(RunningOn(Install("Ours"), Process(10, 1, "AlteryxService", Install("Other")), Process(11, 10, "AlteryxEngineCmd", Engine)));

    [Fact]
    public void Parents_in_a_circle_end_the_search() =>
        Assert.Empty(Running(Process(11, 12, "AlteryxEngineCmd", Engine), Process(12, 13, "a", null), Process(13, 12, "b", null)));

    private static ProcessEntry Process(int id, int parentId, string name, string? path, int? startedSecond = null) =>
        new(id, parentId, name, path, startedSecond is { } second ? DateTimeOffset.UnixEpoch.AddSeconds(second) : null);

    private string Install(string name)
    {
        var bin = Path.Combine(_folder.Path, name, "bin");
        _ = Directory.CreateDirectory(bin);
        var service = Path.Combine(bin, "AlteryxService.exe");
        File.WriteAllText(service, "");
        return service;
    }

    private static int[] Running(params ProcessEntry[] processes) => RunningOn(Path.Combine(Bin, "AlteryxService.exe"), processes);

    private static int[] RunningOn(string serviceExecutable, params ProcessEntry[] processes)
    {
        var list = new FakeProcessList();
        list.Processes.AddRange(processes);
        var server = new AlteryxServer { BinDirectory = Path.GetDirectoryName(serviceExecutable)!, ServiceExecutable = serviceExecutable };
        return [.. new RunningWorkflows(list, server).List().Select(process => process.Id)];
    }

    public void Dispose() => _folder.Dispose();
}
