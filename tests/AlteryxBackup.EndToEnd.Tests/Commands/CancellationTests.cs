using System;
using System.IO;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Commands;

public sealed class CancellationTests : IDisposable
{
    private readonly TemporaryLab _lab = new();

    public CancellationTests() => _lab.Server.Start();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("INT", false)]
    [InlineData("TERM", false)]
    [InlineData("INT", true)]
    [InlineData("HUP", true)]
    public void A_backup_that_is_cancelled_during_the_dump_brings_the_service_back_and_leaves_nothing(string signal, bool toWholeGroup)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _lab.Server.Switches = _lab.Server.Switches with { DumpSeconds = 20 };

        var run = Interrupted(
            () => Directory.EnumerateFiles(_lab.PathTo("server", "Temp"), "*.bson", SearchOption.AllDirectories).Any(),
            processId => Send(signal, processId, toWholeGroup));

        AssertCancelled(run);
        Assert.Equal("Failed", run.Outcome("DumpDatabase"));
        Assert.Equal("Succeeded", run.Outcome("StartService"));
    }

    [Fact]
    public void A_backup_that_is_cancelled_while_it_waits_for_workflows_has_touched_nothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var before = _lab.Server.Status().ProcessId;
        var workflow = _lab.Server.StartWorkflow(60);

        var run = Interrupted(() => LabLog.Says(_lab.Server, "Waiting for 1 workflow"), processId => Send("INT", processId, toWholeGroup: false));

        AssertCancelled(run);
        Assert.Equal(before, _lab.Server.Status().ProcessId);
        Assert.Contains(workflow, _lab.Server.Status().Workflows);
    }

    [Fact]
    public void A_service_on_its_way_up_is_waited_for_although_the_backup_is_cancelled()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _lab.Server.Switches = _lab.Server.Switches with { StartSeconds = 2 };

        var run = Interrupted(() => LabLog.Says(_lab.Server, "Starting service"), processId => Send("TERM", processId, toWholeGroup: false));

        AssertCancelled(run);
        Assert.Equal("Succeeded", run.Outcome("StartService"));
    }

    private static void Send(string signal, int processId, bool toWholeGroup)
    {
        if (toWholeGroup)
        {
            Signals.SendToGroup(signal, processId);
        }
        else
        {
            Signals.Send(signal, processId);
        }
    }

    private BackupRun Interrupted(Func<bool> reached, Action<int> interrupt)
    {
        // In a session of its own, as a terminal gives it one; setsid becomes the program, so its id is the program's and the group's.
        using var program = new RunningProgram("setsid", [AlteryxBackupProgram.FullPath, .. BackupRun.Arguments(_lab.Server, "Full")]);
        Waiting.Until(() => reached() || program.HasExited, "the backup gets to the place where it is to be cancelled");
        Assert.False(program.HasExited, "the backup ended before it could be cancelled");
        interrupt(program.Id);
        return new BackupRun(program.Finish());
    }

    private void AssertCancelled(BackupRun run)
    {
        Assert.Equal((1, "Cancelled"), (run.ExitCode, run.Status));
        Assert.Equal(["Cancelled"], run.ErrorIds);
        Assert.Contains("Cancelling: ", run.Program.Errors, StringComparison.Ordinal);
        // The lab's service does not start while a dump runs: that it runs says that the dump is gone, too.
        Assert.Equal(ServiceState.Running, _lab.Server.Status().ServiceState);
        Assert.Empty(Leftovers.In(_lab.Server));
        Assert.Contains("[ERROR] Cancelled: ", run.Log, StringComparison.Ordinal);
    }
}
