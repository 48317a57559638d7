using System;
using System.Diagnostics;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Faults;

public sealed class ServiceFaultTests : IDisposable
{
    private const string Impatient = "ServiceConfiguration.StartRetrySeconds=1";

    private readonly TemporaryLab _lab = new();

    public ServiceFaultTests() => _lab.Server.Start();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData(ServiceFault.RefusesStop, "ServiceStopRefused", "error 1061")]
    [InlineData(ServiceFault.IgnoresStop, "ServiceStopTimeout", "still Running")]
    public void A_service_that_does_not_stop_is_left_running_and_no_dump_is_begun(ServiceFault fault, string id, string evidence)
    {
        var before = _lab.Server.Status();
        Switch(switches => switches with { ServiceFault = fault });

        var run = BackupRun.Of(_lab.Server, "Full", Impatient, "ServiceConfiguration.MaxServiceWaitSeconds=2");

        var error = AssertServiceFailure(run, id);
        Assert.Contains(evidence, error.Message, StringComparison.Ordinal);
        Assert.Contains("running", error.Message, StringComparison.Ordinal);
        Assert.Single(run.Errors);
        Assert.DoesNotContain("DumpDatabase", run.Steps);
        Assert.Equal((ServiceState.Running, before.ProcessId), (_lab.Server.Status().ServiceState, _lab.Server.Status().ProcessId));
    }

    [Fact]
    public void A_service_that_stops_slowly_is_waited_for()
    {
        Switch(switches => switches with { ServiceFault = ServiceFault.StopsSlowly, StopSeconds = 2 });

        var run = BackupRun.Of(_lab.Server, "DatabaseOnly", Impatient);

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Seconds("ServiceStopSeconds") >= 2);
        Assert.Equal(ServiceState.Running, _lab.Server.Status().ServiceState);
    }

    [Fact]
    public void Of_a_service_that_stops_too_slowly_nothing_is_said_that_is_not_so()
    {
        Switch(switches => switches with { ServiceFault = ServiceFault.StopsSlowly, StopSeconds = 60 });

        var run = BackupRun.Of(_lab.Server, "DatabaseOnly", Impatient, "ServiceConfiguration.MaxServiceWaitSeconds=2");

        AssertServiceFailure(run, "ServiceNotRestarted");
        Assert.Equal(["ServiceNotRestarted", "ServiceStopTimeout"], run.ErrorIds);
        Assert.Equal(ServiceState.StopPending, _lab.Server.Status().ServiceState);
        Assert.Contains("THE SERVICE IS NOT RUNNING", run.Errors[0].Message, StringComparison.Ordinal);
        Assert.All(run.Errors, error => Assert.DoesNotContain("brought back", error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("DumpDatabase", run.Steps);
        EndService();
    }

    [Theory]
    [InlineData(ServiceFault.DoesNotStart, "after 3 requests")]
    [InlineData(ServiceFault.StartFails, "error 1053")]
    public void A_service_that_does_not_come_back_is_exit_code_2_in_capital_letters(ServiceFault fault, string evidence)
    {
        Switch(switches => switches with { ServiceFault = fault });

        var run = BackupRun.Of(_lab.Server, "Full", Impatient);

        var error = AssertServiceFailure(run, "ServiceNotRestarted");
        Assert.Contains(evidence, error.Message, StringComparison.Ordinal);
        Assert.Contains("THE SERVICE IS NOT RUNNING", error.Message, StringComparison.Ordinal);
        Assert.Contains("by hand", error.Action, StringComparison.Ordinal);
        Assert.Equal(ServiceState.Stopped, _lab.Server.Status().ServiceState);
        Assert.Equal("Failed", run.Outcome("StartService"));
        Assert.Equal("Succeeded", run.Outcome("Cleanup"));
    }

    [Fact]
    public void A_service_that_is_not_back_decides_the_exit_code_and_the_failed_dump_is_told_too()
    {
        Switch(switches => switches with { ServiceFault = ServiceFault.DoesNotStart, DumpFault = DumpFault.Hangs });

        var run = BackupRun.Of(_lab.Server, "Full", Impatient, "ServiceConfiguration.MaxDumpSeconds=1");

        AssertServiceFailure(run, "ServiceNotRestarted");
        Assert.Equal(["ServiceNotRestarted", "DumpTimeout"], run.ErrorIds);
        Assert.All(run.Errors, error => Assert.Contains($"{error.Id}: {error.Message}", run.Log, StringComparison.Ordinal));
        Assert.Equal(ServiceState.Stopped, _lab.Server.Status().ServiceState);
    }

    [Fact]
    public void A_start_that_returns_2_as_older_versions_do_is_judged_by_the_state_that_follows()
    {
        Switch(switches => switches with { StartReturnsTwo = true });

        var run = BackupRun.Of(_lab.Server, "DatabaseOnly", Impatient);

        Assert.Equal((0, "Success"), (run.ExitCode, run.Status));
        Assert.Equal(ServiceState.Running, _lab.Server.Status().ServiceState);
    }

    [Fact]
    public void A_service_that_holds_the_pipe_of_its_start_command_is_not_waited_for()
    {
        Switch(switches => switches with { StartHoldsPipe = true });

        var run = BackupRun.Of(_lab.Server, "DatabaseOnly", Impatient);

        Assert.Equal((0, "Success"), (run.ExitCode, run.Status));
        // Who waits for the end of the pipe waits for the command's limit of two minutes.
        Assert.InRange(run.Seconds("ServiceStartSeconds"), 0, 60);
        Assert.Equal(ServiceState.Running, _lab.Server.Status().ServiceState);
    }

    [Fact]
    public void A_service_found_stopped_stays_stopped()
    {
        _lab.Server.Stop();

        var run = BackupRun.Of(_lab.Server, "Full");

        Assert.Equal((0, "Success"), (run.ExitCode, run.Status));
        Assert.Equal(ServiceState.Stopped, _lab.Server.Status().ServiceState);
        Assert.Contains(run.Warnings, warning => warning.Contains("already stopped", StringComparison.Ordinal));
        Assert.Equal("Skipped", run.Outcome("StartService"));
        Assert.Equal(0, run.Seconds("ServiceDowntimeSeconds"));
        var manifest = ArchiveContent.Manifest(run.ArchivePath);
        Assert.Contains(manifest.GetProperty("Warnings").EnumerateArray(), warning => warning.GetString()!.Contains("already stopped", StringComparison.Ordinal));
        Assert.Equal(_lab.Server.Databases().Sum(collection => collection.Documents), manifest.GetProperty("MongoDBInformation").GetProperty("DocumentCount").GetInt64());
    }

    /// <summary>Nobody wants to wait until it has stopped by itself.</summary>
    private void EndService()
    {
        using var process = Process.GetProcessById(_lab.Server.Status().ProcessId!.Value);
        process.Kill();
        process.WaitForExit();
    }

    private void Switch(Func<LabSwitches, LabSwitches> change) => _lab.Server.Switches = change(_lab.Server.Switches);

    private BackupError AssertServiceFailure(BackupRun run, string id)
    {
        Assert.Equal((2, "Failed"), (run.ExitCode, run.Status));
        Assert.Equal(id, run.ErrorIds[0]);
        Assert.All(run.Errors, error => Assert.NotEmpty(error.Action));
        Assert.Empty(Leftovers.In(_lab.Server));
        Assert.Contains($"[ERROR] {id}: ", run.Log, StringComparison.Ordinal);
        return run.Errors[0];
    }
}
