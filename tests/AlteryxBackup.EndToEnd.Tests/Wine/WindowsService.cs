using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
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
        AssertState("RUNNING");
    }

    public string Name { get; } = "Alteryx" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>Asserts the state that it comes to rest in; another one comes with the logs of the runs, and with what the service has written of itself.</summary>
    public void AssertState(string expected) => ComeTo(expected, () => { });

    public void Set(LabSwitches switches) => LabServer.Open(_labFolder).Switches = switches;

    public void Dispose()
    {
        Set(new LabSwitches());
        if (State() != "STOPPED")
        {
            ComeTo("STOPPED", () => File.WriteAllText(Path.Combine(_labFolder, "Run", "stop.request"), ""));
        }

        _ = _machine.ServiceControl("delete", Name);
    }

    private static void Require(WindowsRun run) => Assert.True(run.ExitCode == 0, $"sc: exit code {run.ExitCode}: {run.Output}{run.StandardError}");

    private static string Shown(string file) => $"== {file}\n{string.Join('\n', File.ReadLines(file).Where(line => !line.Contains("[DEBUG]", StringComparison.Ordinal)))}\n";

    /// <summary>In the service manager's words; empty when its tool has no answer, as happens on a busy machine.</summary>
    private string State() => Regex.Match(_machine.ServiceControl("query", Name).Output, @"STATE\s+: \d+\s+(\w+)").Groups[1].Value;

    // On a busy machine Wine answers late, and tells of a state that is passing.
    private void ComeTo(string expected, Action ask)
    {
        var state = "";
        for (var attempt = 0; attempt < 100; attempt++)
        {
            ask();
            state = State();
            if (state == expected)
            {
                return;
            }

            Thread.Sleep(100);
        }

        Assert.Fail($"{Name} is {state}, not {expected}.\n{string.Concat(Traces().Select(Shown))}");
    }

    private IEnumerable<string> Traces() => new[] { "BackupLogs", "Run" }.Select(folder => Path.Combine(_labFolder, folder)).Where(Directory.Exists)
        .SelectMany(Directory.GetFiles).OrderBy(File.GetLastWriteTimeUtc).TakeLast(4);
}
