using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Lab;

public sealed class LabServiceTests
{
    [Fact]
    public void Start_status_and_stop_go_through_every_state()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { StartSeconds = 0.5, StopSeconds = 0.5 };
        Assert.Equal("Stopped", lab.Control("status").Output.Trim());

        var starting = StatesDuring(lab, "start");
        var running = lab.Server.Status();
        var stopping = StatesDuring(lab, "stop");

        Assert.Contains(ServiceState.StartPending, starting);
        Assert.Equal(ServiceState.Running, running.ServiceState);
        Assert.False(Process.GetProcessById(running.ProcessId!.Value).HasExited);
        Assert.Contains(ServiceState.StopPending, stopping);
        Assert.Equal("Stopped", lab.Control("status").Output.Trim());
        Assert.Null(lab.Server.Status().ProcessId);
    }

    [Fact]
    public void Starting_a_running_service_changes_nothing()
    {
        using var lab = new TemporaryLab();
        Assert.Equal(0, lab.Run("start").ExitCode);
        var process = lab.Server.Status().ProcessId;

        Assert.Equal(0, lab.Run("start").ExitCode);

        Assert.Equal(process, lab.Server.Status().ProcessId);
        Assert.Equal(0, lab.Run("stop").ExitCode);
        Assert.Equal(0, lab.Run("stop").ExitCode);
    }

    [Fact]
    public async Task Two_starts_at_once_make_one_service()
    {
        using var lab = new TemporaryLab();

        var results = await Task.WhenAll(Task.Run(() => lab.Control("start")), Task.Run(() => lab.Control("start")));

        Assert.All(results, r => Assert.Equal(0, r.ExitCode));
        Assert.Equal(ServiceState.Running, lab.Server.Status().ServiceState);
    }

    [Fact]
    public void The_service_is_in_a_session_of_its_own_and_nobodys_child()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var lab = new TemporaryLab();
        _ = lab.Control("start");
        var process = lab.Server.Status().ProcessId!.Value;

        var stat = Stat(process);

        Assert.Equal(process.ToString(CultureInfo.InvariantCulture), stat[3]);
        Assert.NotEqual(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), stat[1]);
        Assert.All(Enumerable.Range(0, 3), stream => Assert.Equal("/dev/null", new FileInfo($"/proc/{process}/fd/{stream}").LinkTarget));
    }

    [Fact]
    public async Task The_service_holds_the_callers_pipe_only_when_told_so()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { StartHoldsPipe = true };
        using var start = Program.Start(lab.Server.ServiceControlPath, "start");
        var end = start.StandardOutput.ReadToEndAsync();
        await start.WaitForExitAsync();

        var first = await Task.WhenAny(end, Task.Delay(TimeSpan.FromSeconds(1)));
        lab.Server.Stop();

        Assert.NotSame(end, first);
        Assert.Equal("", await end);
    }

    [Fact]
    public void A_killed_service_is_stopped_and_can_start_again()
    {
        using var lab = new TemporaryLab();
        lab.Server.Start();
        using (var process = Process.GetProcessById(lab.Server.Status().ProcessId!.Value))
        {
            process.Kill();
        }

        Assert.True(SpinWait.SpinUntil(() => lab.Server.Status().ServiceState == ServiceState.Stopped, TimeSpan.FromSeconds(10)));
        lab.Server.Start();

        Assert.Equal(ServiceState.Running, lab.Server.Status().ServiceState);
    }

    [Fact]
    public void A_workflow_is_a_child_of_the_service_and_ends_by_itself()
    {
        using var lab = new TemporaryLab();
        lab.Server.Start();

        var workflow = lab.Server.StartWorkflow(1);

        Assert.Equal(workflow, Assert.Single(lab.Server.Status().Workflows));
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(lab.Server.Status().ProcessId!.Value.ToString(CultureInfo.InvariantCulture), Stat(workflow.Id)[1]);
            Assert.Equal("AlteryxEngineCmd", Path.GetFileName(new FileInfo($"/proc/{workflow.Id}/exe").LinkTarget));
        }

        Assert.True(SpinWait.SpinUntil(() => lab.Server.Status().Workflows.Count == 0, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void A_workflow_that_runs_when_the_service_stops_is_lost()
    {
        using var lab = new TemporaryLab();
        lab.Server.Start();
        var workflow = lab.Server.StartWorkflow(600);

        lab.Server.Stop();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(workflow.Id));
        Assert.Throws<LabException>(() => lab.Server.StartWorkflow(1));
    }

    [Theory]
    [InlineData(ServiceFault.RefusesStop, 1, "could not be stopped")]
    [InlineData(ServiceFault.IgnoresStop, 0, "")]
    public void A_stop_that_fails_leaves_the_service_running(ServiceFault fault, int exitCode, string text)
    {
        using var lab = new TemporaryLab();
        lab.Server.Start();
        lab.Server.Switches = lab.Server.Switches with { ServiceFault = fault };

        var result = lab.Control("stop");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(text, result.Output, StringComparison.Ordinal);
        Assert.Equal("Running", lab.Control("status").Output.Trim());
    }

    [Fact]
    public void A_slow_stop_returns_before_the_service_is_gone()
    {
        using var lab = new TemporaryLab();
        lab.Server.Start();
        lab.Server.Switches = lab.Server.Switches with { ServiceFault = ServiceFault.StopsSlowly, StopSeconds = 3 };

        var result = lab.Control("stop");

        Assert.Equal(0, result.ExitCode);
        Assert.NotEqual(ServiceState.Stopped, lab.Server.Status().ServiceState);
        Assert.True(SpinWait.SpinUntil(() => lab.Server.Status().ServiceState == ServiceState.Stopped, TimeSpan.FromSeconds(20)));
    }

    [Theory]
    [InlineData(ServiceFault.DoesNotStart, 0, "")]
    [InlineData(ServiceFault.StartFails, 1, "could not be started")]
    public void A_start_that_fails_leaves_the_service_stopped(ServiceFault fault, int exitCode, string text)
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { ServiceFault = fault };

        var result = lab.Control("start");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(text, result.Output, StringComparison.Ordinal);
        Assert.Equal(ServiceState.Stopped, lab.Server.Status().ServiceState);
    }

    [Fact]
    public void A_disabled_service_refuses_to_start()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { StartType = StartType.Disabled };

        var result = lab.Control("start");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("disabled", result.Output, StringComparison.Ordinal);
        Assert.Equal(new LabStatus(ServiceState.Stopped, null, [], "Disabled").StartType, lab.Server.Status().StartType);
    }

    [Fact]
    public void An_old_version_starts_with_exit_code_two()
    {
        using var lab = new TemporaryLab();
        lab.Server.Switches = lab.Server.Switches with { StartReturnsTwo = true };

        Assert.Equal(2, lab.Run("start").ExitCode);
        Assert.Equal(ServiceState.Running, lab.Server.Status().ServiceState);
    }

    [Fact]
    public void Workers_are_servers_of_their_own_without_a_database()
    {
        using var lab = new TemporaryLab(new LabOptions(SizeMegabytes: 0, Nodes: 3));

        lab.Server.Start();

        var workers = lab.Server.Workers;
        Assert.Equal(["worker-1", "worker-2"], workers.Select(w => Path.GetFileName(w.Directory)));
        Assert.All(workers, w => Assert.Equal(ServiceState.Running, w.Status().ServiceState));
        Assert.All(workers, w => Assert.Equal(lab.Server.Token, w.Token));
        Assert.False(Directory.Exists(workers[0].DataFolderPath));
        Assert.Equal(3, workers.Append(lab.Server).Select(n => n.Status().ProcessId).Distinct().Count());
        workers[0].Stop();
        Assert.Equal(ServiceState.Running, lab.Server.Status().ServiceState);
        Assert.Contains("EMongoDump failed", Program.Run(workers[0].ServicePath, $"emongodump={lab.Dump}").Output, StringComparison.Ordinal);
    }

    private static HashSet<ServiceState> StatesDuring(TemporaryLab lab, string verb)
    {
        using var process = Program.Start(lab.Server.ServiceControlPath, verb);
        var states = new HashSet<ServiceState>();
        while (!process.HasExited)
        {
            _ = states.Add(lab.Server.Status().ServiceState);
            Thread.Sleep(10);
        }

        Assert.Equal(0, process.ExitCode);
        return states;
    }

    // Fields after the name: state, parent, process group, session.
    private static string[] Stat(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }
}
