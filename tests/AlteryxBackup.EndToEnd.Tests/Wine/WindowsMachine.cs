using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Wine;

/// <summary>
/// A Wine prefix of its own with a lab in it, made by the program for Windows. Wine's service manager starts, stops and queries real processes as Windows does;
/// that is what is asked of it here, and nothing of what it only pretends (ACLs, dependencies, tasks, event log).
/// </summary>
public sealed class WindowsMachine : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly string _root = Directory.CreateTempSubdirectory("alteryx-wine-").FullName;
    private int _runs;

    public WindowsMachine()
    {
        _ = Directory.CreateDirectory(Path.Combine(_root, "prefix"));
        _ = Execute("wine", ["wineboot", "--init"], ("WINEDLLOVERRIDES", "mscoree,mshtml="));

        // Wine's service manager hands its own variables down, and no .NET program starts with that one.
        _ = Execute("wineserver", ["-k"]);
        _ = Execute("wineserver", ["-w"]);
        _ = Execute("wine", ["winecfg", "/v", "win10"]);
        _ = Execute("wineserver", ["-p600"]);
        var created = Run("lab", "create", Lab, "--size-mb", "1");
        Assert.True(created.ExitCode == 0, created.StandardError);
    }

    /// <summary>The command line for Windows, as the script <c>publish</c> beside this file leaves it.</summary>
    public static string Program { get; } = Repository.PathOf("artifacts", "win-x64", "program", "alteryx-backup.exe");

    private string Lab => "Z:" + Path.Combine(_root, "lab").Replace('/', '\\');

    /// <summary>Runs the command line.</summary>
    public WindowsRun Run(params string[] arguments) => Execute("wine", [Program, .. arguments]);

    /// <summary>Runs the service manager's own tool.</summary>
    public WindowsRun ServiceControl(params string[] arguments) => Execute("wine", ["sc", .. arguments]);

    /// <summary>Installs the lab's program as a service and starts it with these switches.</summary>
    public WindowsService Install(LabSwitches switches) => new(this, Path.Combine(_root, "lab"), Lab, switches);

    /// <summary>A backup of the lab by way of the service manager.</summary>
    public WindowsRun Backup(string mode, string serviceName, int maxServiceWaitSeconds = 60)
    {
        var file = Path.Combine(_root, "lab", "backup-config.json");
        var configuration = JsonNode.Parse(File.ReadAllText(file))!;
        configuration["ServiceConfiguration"] = new JsonObject
        {
            ["Control"] = "Scm",
            ["ServiceName"] = serviceName,
            ["MaxServiceWaitSeconds"] = maxServiceWaitSeconds,
            ["StartRetrySeconds"] = 1,
        };
        File.WriteAllText(file, configuration.ToJsonString());
        return Run("backup", "--mode", mode, "--json", "--config", Lab + @"\backup-config.json");
    }

    /// <summary>Finishes what a run has left; a guard that is just making an attempt is waited for.</summary>
    public WindowsRun Recover()
    {
        const int AlreadyRunning = 1;
        for (var attempt = 0; ; attempt++)
        {
            var recovery = Run("recover", "--json", "--config", Lab + @"\backup-config.json");
            if (recovery.ExitCode != AlreadyRunning || attempt == 20)
            {
                return recovery;
            }

            Thread.Sleep(1000);
        }
    }

    public void Dispose()
    {
        _ = Execute("wineserver", ["-k"]);
        for (var attempt = 0; attempt < 50 && Directory.Exists(_root); attempt++)
        {
            try
            {
                Directory.Delete(_root, recursive: true);
            }
            catch (IOException)
            {
                // Wine's server is still writing its registry.
                Thread.Sleep(100);
            }
        }
    }

    // Into files: what Wine starts in the background would keep a pipe open for ever.
    private WindowsRun Execute(string program, IReadOnlyList<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var output = Path.Combine(_root, (++_runs).ToString(CultureInfo.InvariantCulture));
        var start = new ProcessStartInfo("/bin/sh", ["-c", "o=$0; exec \"$@\" </dev/null >\"$o.out\" 2>\"$o.err\"", output, program, .. arguments]);
        foreach (var (name, value) in (IEnumerable<(string, string)>)
            [("WINEPREFIX", Path.Combine(_root, "prefix")), ("WINEARCH", "win64"), ("WINEDEBUG", "-all"), ("LANG", "C.UTF-8"), ("DOTNET_EnableWriteXorExecute", "0"), .. environment])
        {
            start.Environment[name] = value;
        }

        _ = start.Environment.Remove("DISPLAY");
        using var process = Process.Start(start)!;
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)}: no end within {Limit.TotalMinutes} minutes\n{File.ReadAllText(output + ".err")}");
        }

        return new WindowsRun(process.ExitCode, File.ReadAllText(output + ".out"), File.ReadAllText(output + ".err"));
    }
}
