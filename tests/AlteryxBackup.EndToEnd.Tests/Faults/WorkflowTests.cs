using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Faults;

public sealed class WorkflowTests : IDisposable
{
    private readonly TemporaryLab _lab = new();

    public WorkflowTests() => _lab.Server.Start();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_running_workflow_is_waited_for_and_only_then_the_service_is_asked_to_stop()
    {
        var before = _lab.Server.Status();
        var workflow = _lab.Server.StartWorkflow(120);

        using var backup = new RunningProgram(AlteryxBackupProgram.FullPath, BackupRun.Arguments(_lab.Server, "DatabaseOnly"));
        Waiting.Until(() => LabLog.Says(_lab.Server, "Waiting for 1 workflow to end: " + Named(workflow)) || backup.HasExited, "the backup waits for the workflow");
        // Longer than the backup takes from one look to the next.
        Thread.Sleep(TimeSpan.FromSeconds(2));
        var waiting = _lab.Server.Status();
        var survived = IsRunning(workflow);
        End(workflow);
        var run = new BackupRun(backup.Finish());

        Assert.Equal((ServiceState.Running, before.ProcessId), (waiting.ServiceState, waiting.ProcessId));
        Assert.True(survived);
        Assert.Equal((0, "Success"), (run.ExitCode, run.Status));
        Assert.True(run.Log.IndexOf("Waiting for 1 workflow to end", StringComparison.Ordinal) < run.Log.IndexOf("Stopping service", StringComparison.Ordinal));
        Assert.DoesNotContain("Ending workflow", run.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Workflows_that_run_beyond_the_limit_end_the_backup_with_exit_code_2_and_go_on_themselves(int limit)
    {
        var before = _lab.Server.Status();
        var workflow = _lab.Server.StartWorkflow(120);

        var run = BackupRun.Of(_lab.Server, "Full", Limit(limit));

        Assert.Equal((2, "Failed"), (run.ExitCode, run.Status));
        var error = Assert.Single(run.Errors);
        Assert.Equal("WorkflowsStillRunning", error.Id);
        Assert.Contains(Named(workflow), error.Message, StringComparison.Ordinal);
        Assert.Contains($"after {limit} s", error.Message, StringComparison.Ordinal);
        Assert.Contains("The service was not touched", error.Message, StringComparison.Ordinal);
        Assert.Contains("ForceStopWorkflows", error.Action, StringComparison.Ordinal);
        var after = _lab.Server.Status();
        Assert.Equal((ServiceState.Running, before.ProcessId), (after.ServiceState, after.ProcessId));
        Assert.Contains(workflow, after.Workflows);
        Assert.True(IsRunning(workflow));
        Assert.Empty(Leftovers.In(_lab.Server));
        Assert.Equal(0, run.Seconds("ServiceDowntimeSeconds"));
    }

    [Fact]
    public void Workflows_are_ended_at_the_limit_only_when_the_configuration_says_so_and_each_is_named()
    {
        var workflows = new[] { _lab.Server.StartWorkflow(120), _lab.Server.StartWorkflow(120) };

        var run = BackupRun.Of(_lab.Server, "DatabaseOnly", Limit(1), "ServiceConfiguration.ForceStopWorkflows=true");

        Assert.Equal((0, "Success"), (run.ExitCode, run.Status));
        Assert.All(workflows, workflow => Assert.False(IsRunning(workflow)));
        Assert.All(workflows, workflow => Assert.Contains("Ending workflow " + Named(workflow), run.Log, StringComparison.Ordinal));
        Assert.All(workflows, workflow => Assert.Contains(run.Warnings, warning => warning.Contains(Named(workflow), StringComparison.Ordinal)));
    }

    [Fact]
    public void A_backup_of_the_configuration_does_not_care_about_workflows()
    {
        var workflow = _lab.Server.StartWorkflow(120);

        var run = BackupRun.Of(_lab.Server, "ConfigOnly", Limit(0));

        Assert.Equal((0, "Success"), (run.ExitCode, run.Status));
        Assert.True(IsRunning(workflow));
    }

    private static string Limit(int seconds) => string.Create(CultureInfo.InvariantCulture, $"ServiceConfiguration.MaxWorkflowWaitSeconds={seconds}");

    private static string Named(LabWorkflow workflow) => string.Create(CultureInfo.InvariantCulture, $"AlteryxEngineCmd ({workflow.Id})");

    private static void End(LabWorkflow workflow)
    {
        using var process = Process.GetProcessById(workflow.Id);
        process.Kill();
    }

    private static bool IsRunning(LabWorkflow workflow)
    {
        try
        {
            using var process = Process.GetProcessById(workflow.Id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
