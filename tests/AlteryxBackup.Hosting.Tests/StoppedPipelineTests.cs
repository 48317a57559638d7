using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace AlteryxBackup.Hosting.Tests;

/// <summary>What Ctrl+C does: the host stops the pipeline.</summary>
public sealed class StoppedPipelineTests
{
    [Fact]
    public void A_pipeline_stopped_during_the_dump_returns_with_the_service_running_and_nothing_written()
    {
        using var lab = new RunningLab();
        lab.Server.Switches = lab.Server.Switches with { DumpSeconds = 60 };
        using var session = new Session();
        using var shell = session.Command("Invoke-AlteryxBackup", ("ConfigPath", lab.Server.ConfigurationPath), ("Verbose", true));
        var running = shell.BeginInvoke();
        Wait(() => running.IsCompleted || shell.Streams.Verbose.ReadAllSoFar().Any(text => text.Contains("DumpDatabase begins", StringComparison.Ordinal)));

        shell.Stop();

        _ = Assert.ThrowsAny<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Equal("Running", lab.Server.Status().ServiceState.ToString());
        Assert.Empty(lab.Archives);
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    public void A_warning_that_stops_the_command_still_lets_the_backup_end_in_order()
    {
        using var lab = new RunningLab();
        using var session = new Session();
        using var shell = session.Command("Invoke-AlteryxBackup", ("ConfigPath", lab.Server.ConfigurationPath), ("WarningAction", "Stop"));

        var stopped = Assert.ThrowsAny<RuntimeException>(() => shell.Invoke());

        Assert.Contains("clear text", stopped.Message, StringComparison.Ordinal);
        Assert.Equal("Running", lab.Server.Status().ServiceState.ToString());
        Assert.DoesNotContain(lab.Archives, name => name.EndsWith(".partial", StringComparison.Ordinal));
    }

    private static void Wait(Func<bool> until)
    {
        var waiting = Stopwatch.StartNew();
        while (!until())
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(60), "It did not happen within a minute.");
            Thread.Sleep(50);
        }
    }
}
