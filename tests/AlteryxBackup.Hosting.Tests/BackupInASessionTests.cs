using System;
using System.Linq;
using System.Threading.Tasks;

namespace AlteryxBackup.Hosting.Tests;

/// <summary>A backup as a session sees it.</summary>
public sealed class BackupInASessionTests
{
    [Fact]
    public void The_verbose_stream_tells_every_step_in_order_and_progress_comes_at_most_four_times_a_second_and_step()
    {
        using var lab = new RunningLab();
        lab.Server.Switches = lab.Server.Switches with { DumpSeconds = 2 };
        using var session = new Session();
        using var shell = session.Command("Invoke-AlteryxBackup", ("ConfigPath", lab.Server.ConfigurationPath), ("Verbose", true));

        dynamic result = shell.Invoke().Single();

        Assert.Equal("Success", result.Status.ToString());
        string[] steps = ["Initialize", "StopService", "DumpDatabase", "StartService", "ProveDump", "CollectFiles", "Archive", "Validate", "Cleanup"];
        Assert.Equal(steps, shell.Streams.Verbose.ReadAllSoFar().Where(text => text.EndsWith(" begins.", StringComparison.Ordinal)).Select(text => text.Split(' ')[0]));
        Assert.InRange(shell.Streams.Progress.Count, steps.Length, (4 * ((double)result.DurationSeconds + 1)) + steps.Length);
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, shell.Streams.Progress.Last().RecordType);
    }

    [Fact]
    public void No_stream_is_told_a_secret()
    {
        using var lab = new RunningLab();
        using var session = new Session();
        using var shell = session.Command("Invoke-AlteryxBackup", ("ConfigPath", lab.Server.ConfigurationPath));
        shell.Runspace.SessionStateProxy.SetVariable("VerbosePreference", "Continue");
        shell.Runspace.SessionStateProxy.SetVariable("DebugPreference", "Continue");

        var told = Session.Everything(shell, shell.Invoke());

        Assert.Contains("ControllerToken.txt", told, StringComparison.Ordinal);
        Assert.DoesNotContain(lab.Server.Token.Trim(), told, StringComparison.Ordinal);
        Assert.DoesNotContain(lab.Server.AdminPassword, told, StringComparison.Ordinal);
        Assert.DoesNotContain(lab.Server.UserPassword, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_backup_writes_its_result_and_then_an_error_about_it()
    {
        using var lab = new RunningLab();
        lab.Server.Switches = lab.Server.Switches with { DumpFault = AlteryxBackup.Lab.DumpFault.FailsWithExitOne };
        using var session = new Session();
        using var shell = session.Command("Invoke-AlteryxBackup", ("ConfigPath", lab.Server.ConfigurationPath));

        var result = shell.Invoke().Single();

        var error = Assert.Single(shell.Streams.Error);
        Assert.Equal("DumpFailed,AlteryxBackup.PowerShell.Cmdlets.InvokeAlteryxBackupCommand", error.FullyQualifiedErrorId);
        Assert.Same(result.BaseObject, error.TargetObject);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal("Database", result.Properties["ExitCode"].Value.ToString());
        Assert.Equal("Running", lab.Server.Status().ServiceState.ToString());
    }

    [Fact]
    public async Task Two_sessions_of_one_process_work_side_by_side()
    {
        using var lab = new RunningLab();
        var modes = await Task.WhenAll(Task.Run(() => Server(lab)), Task.Run(() => Server(lab)));

        Assert.All(modes, version => Assert.Equal(lab.Server.Switches.ServerVersion, version));
    }

    private static string Server(RunningLab lab)
    {
        using var session = new Session();
        using var shell = session.Command("Get-AlteryxServer", ("ConfigPath", lab.Server.ConfigurationPath));
        return (string)shell.Invoke().Single().Properties["Version"].Value;
    }
}
