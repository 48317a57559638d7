using System;
using System.Linq;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Wine;

/// <summary>Windows API under Wine: the command line for Windows stops and starts a real service through the service manager.</summary>
public sealed class WindowsServiceTests : IClassFixture<WindowsServiceTests.LazyMachine>
{
    private const string MayHang = "it may hang";

    private readonly LazyMachine _lazy;

    public WindowsServiceTests(LazyMachine lazy) => _lazy = lazy;

    private WindowsMachine Machine => _lazy.Value;

    [WineFact]
    public void A_full_backup_stops_the_service_and_leaves_it_running()
    {
        using var service = Machine.Install(new LabSwitches());

        var backup = Machine.Backup("Full", service.Name);

        Assert.True(backup.ExitCode == 0, backup.Output + backup.StandardError);
        service.AssertState("RUNNING");
        Assert.True((double)backup.Document["ServiceDowntimeSeconds"]! > 0);
        var verified = Machine.Run("verify", (string)backup.Document["ArchivePath"]!, "--json");
        Assert.True((bool)verified.Document["Valid"]!, verified.Output);
    }

    [WineFact]
    public void A_refused_stop_is_told_with_the_reason_of_Windows_and_the_service_runs_on()
    {
        using var service = Machine.Install(new LabSwitches { ServiceFault = ServiceFault.RefusesStop });

        var error = Machine.Backup("DatabaseOnly", service.Name).AssertFailed(2, "ServiceStopRefused");

        Assert.Contains("it takes no request to stop as it is now", (string?)error["Message"], StringComparison.Ordinal);
        Assert.Contains("(error 1052)", (string?)error["Message"], StringComparison.Ordinal);
        service.AssertState("RUNNING");
    }

    [WineFact]
    public void An_ignored_stop_ends_at_the_limit_and_the_service_runs_on()
    {
        using var service = Machine.Install(new LabSwitches { ServiceFault = ServiceFault.IgnoresStop });

        var error = Machine.Backup("DatabaseOnly", service.Name, maxServiceWaitSeconds: 4).AssertFailed(2, "ServiceStopTimeout");

        Assert.Contains("MaxServiceWaitSeconds", (string?)error["Message"], StringComparison.Ordinal);
        service.AssertState("RUNNING");
    }

    [WineFact]
    public void A_stop_and_a_start_that_raise_their_checkpoints_are_waited_for_without_a_word()
    {
        using var service = Machine.Install(new LabSwitches { StopSeconds = 10, StartSeconds = 4 });

        var backup = Machine.Backup("DatabaseOnly", service.Name);

        Assert.True(backup.ExitCode == 0, backup.Output + backup.StandardError);
        Assert.DoesNotContain(Warnings(backup), warning => warning.Contains(MayHang, StringComparison.Ordinal));
        service.AssertState("RUNNING");
    }

    [WineFact]
    public void A_stop_without_a_sign_of_life_is_told_and_waited_for_all_the_same()
    {
        using var service = Machine.Install(new LabSwitches { ServiceFault = ServiceFault.GivesNoSign, StopSeconds = 9 });

        var backup = Machine.Backup("DatabaseOnly", service.Name);

        Assert.True(backup.ExitCode == 0, backup.Output + backup.StandardError);
        Assert.Contains(Warnings(backup), warning => warning.Contains("StopPending at checkpoint 1 for ", StringComparison.Ordinal) && warning.Contains(MayHang, StringComparison.Ordinal));
        service.AssertState("RUNNING");
    }

    [WineFact]
    public void A_start_that_fails_is_told_with_what_the_service_ended_with()
    {
        using var service = Machine.Install(new LabSwitches());
        service.Set(new LabSwitches { ServiceFault = ServiceFault.DoesNotStart });

        var error = Machine.Backup("DatabaseOnly", service.Name).AssertFailed(2, "ServiceNotRestarted");

        Assert.Contains("its own error 17", (string?)error["Message"], StringComparison.Ordinal);
        Assert.Contains("THE SERVICE IS NOT RUNNING", (string?)error["Message"], StringComparison.Ordinal);
        service.AssertState("STOPPED");

        service.Set(new LabSwitches());
        var recovery = Machine.Recover();
        Assert.True(recovery.ExitCode == 0, recovery.Output + recovery.StandardError);
        service.AssertState("RUNNING");
    }

    [WineFact]
    public void A_start_that_the_service_does_not_answer_in_time_is_told_with_the_error_of_Windows()
    {
        using var service = Machine.Install(new LabSwitches());
        service.Set(new LabSwitches { ServiceFault = ServiceFault.StartFails });

        var error = Machine.Backup("DatabaseOnly", service.Name).AssertFailed(2, "ServiceNotRestarted");

        Assert.Contains("(error 1053)", (string?)error["Message"], StringComparison.Ordinal);
        Assert.Contains("THE SERVICE IS NOT RUNNING", (string?)error["Message"], StringComparison.Ordinal);
        service.AssertState("STOPPED");

        service.Set(new LabSwitches());
        var recovery = Machine.Recover();
        Assert.True(recovery.ExitCode == 0, recovery.Output + recovery.StandardError);
        service.AssertState("RUNNING");
    }

    [WineFact]
    public void A_service_that_was_disabled_while_it_runs_is_not_stopped()
    {
        using var service = Machine.Install(new LabSwitches { StartType = StartType.Disabled });

        var error = Machine.Backup("DatabaseOnly", service.Name).AssertFailed(2, "ServiceNotStartable");

        Assert.Contains("running but disabled", (string?)error["Message"], StringComparison.Ordinal);
        Assert.Contains("-StartupType Automatic", (string?)error["Action"], StringComparison.Ordinal);
        service.AssertState("RUNNING");
    }

    [WineFact]
    public void A_service_that_is_not_there_is_told_by_name()
    {
        var error = Machine.Backup("DatabaseOnly", "Nowhere").AssertFailed(2, "ServiceNotAvailable");

        Assert.Contains("'Nowhere': there is no service of this name", (string?)error["Message"], StringComparison.Ordinal);
        Assert.Contains("(error 1060)", (string?)error["Message"], StringComparison.Ordinal);
        Assert.Contains("ServiceConfiguration.ServiceName", (string?)error["Action"], StringComparison.Ordinal);
    }

    private static string[] Warnings(WindowsRun run) => [.. run.Document["Warnings"]!.AsArray().Select(warning => (string)warning!)];

    /// <summary>Made by the first test that runs: where all are skipped there is no Wine to make it with.</summary>
    public sealed class LazyMachine : IDisposable
    {
        private readonly Lazy<WindowsMachine> _machine = new(() => new WindowsMachine());

        public WindowsMachine Value => _machine.Value;

        public void Dispose()
        {
            if (_machine.IsValueCreated)
            {
                _machine.Value.Dispose();
            }
        }
    }
}
