using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Platform.Processes;

public class ProcessListTests
{
    private static readonly IProcessList Processes = LocalMachine.Create().ProcessList;

    [Fact]
    public void This_process_is_listed_with_parent_path_and_start()
    {
        using var us = Process.GetCurrentProcess();
        var entry = Processes.Snapshot().Single(process => process.Id == Environment.ProcessId);

        Assert.Equal(Environment.ProcessPath, entry.Path);
        Assert.True(entry.ParentId > 0);
        Assert.True((entry.StartedAt!.Value - us.StartTime).Duration() < TimeSpan.FromSeconds(2), $"{entry.StartedAt} is not {us.StartTime}.");
    }

    [Fact]
    public void A_name_of_more_than_15_characters_is_whole()
    {
        using var folder = new TemporaryFolder();
        File.Copy("/bin/sleep", folder.File("AlteryxEngineCmd"));
        using var engine = Process.Start(folder.File("AlteryxEngineCmd"), "30");
        var entry = Find(engine, "AlteryxEngineCmd");

        Assert.Equal((folder.File("AlteryxEngineCmd"), Environment.ProcessId), (entry.Path, entry.ParentId));
        engine.Kill();
    }

    [Theory]
    [InlineData("AlteryxEngineCm", new[] { "/opt/AlteryxEngineCmd" }, "/usr/bin/dotnet", "AlteryxEngineCmd")]
    [InlineData("AlteryxEngineCm", new[] { "/bin/sh", "/opt/AlteryxEngineCmd", "-x" }, "/usr/bin/dash", "AlteryxEngineCmd")]
    [InlineData("AlteryxEngineCm", new[] { "x" }, "/opt/AlteryxEngineCmd.exe", "AlteryxEngineCmd")]
    [InlineData("AlteryxEngineCm", new string[0], null, "AlteryxEngineCm")]
    [InlineData("mongod", new[] { "mongodump", "mongod" }, "/usr/bin/mongod", "mongod")]
    [InlineData("MainThread", new[] { "serve" }, "/usr/bin/node", "node")]
    [InlineData("kworker/0:1", new string[0], null, "kworker/0:1")]
    public void What_the_kernel_cut_is_completed(string kernelName, string[] arguments, string? executable, string whole) =>
        Assert.Equal(whole, LinuxProcessName.Complete(kernelName, arguments, executable));

    [Fact]
    public void End_ends_the_process_that_was_listed_and_it_is_gone_from_the_list()
    {
        using var sleep = Process.Start("/bin/sleep", "30");
        Processes.End(Find(sleep, "sleep"));

        Assert.True(sleep.WaitForExit(10_000));
        Assert.DoesNotContain(Processes.Snapshot(), process => process.Id == sleep.Id);
    }

    [Fact]
    public void End_leaves_a_process_alone_that_only_has_the_id_of_the_one_that_was_listed()
    {
        using var sleep = Process.Start("/bin/sleep", "30");
        var earlier = Find(sleep, "sleep");
        Processes.End(earlier with { StartedAt = earlier.StartedAt!.Value.AddMinutes(-1) });

        Assert.False(sleep.WaitForExit(300));
        sleep.Kill();
    }

    [Fact]
    public void End_refuses_a_process_whose_start_is_not_known()
    {
        using var sleep = Process.Start("/bin/sleep", "30");

        Assert.Throws<InvalidOperationException>(() => Processes.End(Find(sleep, "sleep") with { StartedAt = null }));
        Assert.False(sleep.HasExited);
        sleep.Kill();
    }

    [Fact]
    public void Ending_what_has_ended_is_no_failure()
    {
        using var sleep = Process.Start("/bin/sleep", "30");
        var entry = Find(sleep, "sleep");
        sleep.Kill();
        sleep.WaitForExit();

        Processes.End(entry);
    }

    [Fact]
    public void A_tree_holds_descendants_but_not_those_who_only_have_a_reused_parent_id()
    {
        var at = DateTimeOffset.UtcNow;
        ProcessEntry[] all =
        [
            new(10, 1, "root", null, at), new(11, 10, "child", null, at.AddSeconds(1)), new(12, 11, "grandchild", null, null),
            new(13, 10, "older than its parent", null, at.AddSeconds(-1)), new(14, 1, "other", null, at), new(15, 13, "of the older", null, at),
        ];

        Assert.Equal([11, 12], ProcessTree.Below(10, all).Select(process => process.Id));
    }

    // Between fork and exec a child still has its parent's name.
    private static ProcessEntry Find(Process process, string name)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (Processes.Snapshot().FirstOrDefault(entry => entry.Id == process.Id && entry.Name == name) is { } found)
            {
                return found;
            }

            System.Threading.Thread.Sleep(20);
        }

        throw new InvalidOperationException($"Process {process.Id} is not listed as {name}.");
    }
}
