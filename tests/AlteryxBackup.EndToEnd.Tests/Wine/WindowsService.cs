using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Wine;

/// <summary>The lab's program as a service of Wine's service manager; stopped by its own means and deleted at the end.</summary>
public sealed class WindowsService : IDisposable
{
    private readonly WindowsMachine _machine;
    private readonly string _labFolder;

    public WindowsService(WindowsMachine machine, string labFolder, string windowsFolder, LabSwitches switches)
    {
        _machine = machine;
        _labFolder = labFolder;
        Set(switches);
        var command = $"\"{windowsFolder}\\Program Files\\Alteryx\\bin\\AlteryxService.exe\" runasscmservice";
        Require(machine.ServiceControl("create", Name, "binPath=", command, "start=", "auto"));
        Require(machine.ServiceControl("start", Name));
        WaitFor("RUNNING");
    }

    public string Name { get; } = "Alteryx" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>In the service manager's words.</summary>
    public string State => Regex.Match(_machine.ServiceControl("query", Name).Output, @"STATE\s+: \d+\s+(\w+)").Groups[1].Value;

    public void Set(LabSwitches switches) => LabServer.Open(_labFolder).Switches = switches;

    public void Dispose()
    {
        Set(new LabSwitches());
        if (State != "STOPPED")
        {
            File.WriteAllText(Path.Combine(_labFolder, "Run", "stop.request"), "");
            WaitFor("STOPPED");
        }

        _ = _machine.ServiceControl("delete", Name);
    }

    private static void Require(WindowsRun run) => Assert.True(run.ExitCode == 0, $"sc: exit code {run.ExitCode}: {run.Output}{run.StandardError}");

    private void WaitFor(string state)
    {
        for (var attempt = 0; State != state; attempt++)
        {
            Assert.True(attempt < 100, $"{Name} is {State}, not {state}.");
            Thread.Sleep(100);
        }
    }
}
