using System;
using System.IO;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Platform;

public class LocalMachineTests
{
    [Fact]
    public void Off_Windows_services_and_registry_say_that_they_are_not_there()
    {
        var here = LocalMachine.Create();

        Assert.False(here.Services.IsAvailable || here.Registry.IsAvailable);
        Assert.Throws<PlatformNotSupportedException>(() => here.Services.Query("AlteryxService"));
        Assert.Throws<PlatformNotSupportedException>(() => here.Registry.Read("SOFTWARE", ""));
    }

    [Fact]
    public void The_host_knows_itself()
    {
        var host = LocalMachine.Create().Host;

        Assert.Equal((Environment.MachineName, Environment.ProcessId, Environment.UserName), (host.MachineName, host.ProcessId, host.UserName));
        Assert.Equal(Environment.IsPrivilegedProcess, host.IsElevated);
        Assert.True(Path.IsPathFullyQualified(host.ProgramData));
        Assert.False(host.HasDrive('C'));
    }

    [Fact]
    public void The_fake_clock_moves_when_waited_for_and_stops_when_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var clock = new FakeClock();
        var start = clock.UtcNow;
        clock.Wait(TimeSpan.FromMinutes(5), cancellation.Token);
        clock.OnWait = _ => cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => clock.Wait(TimeSpan.FromMinutes(1), cancellation.Token));
        Assert.Equal((TimeSpan.FromMinutes(6), 2), (clock.UtcNow - start, clock.Waits.Count));
    }
}
