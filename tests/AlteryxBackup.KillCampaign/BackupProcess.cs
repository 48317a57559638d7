using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace AlteryxBackup.KillCampaign;

/// <summary>A backup or a restore by a built program, in a session of its own (setsid(1)), so that the whole session can be killed.</summary>
internal sealed class BackupProcess : IDisposable
{
    private const int Kill9 = 9;

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private BackupProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static BackupProcess Start(string configuration, string mode, string? module) => Start(module is null
        ? [Program, "backup", "--config", configuration, "--mode", mode]
        : ["pwsh", "-NoProfile", "-NonInteractive", "-Command", $"Import-Module '{module}'; $r = Invoke-AlteryxBackup -ConfigPath '{configuration}' -BackupMode {mode}; exit [int]$r.ExitCode"]);

    public static BackupProcess StartRestore(string configuration, string archive) => Start([Program, "restore", archive, "--config", configuration, "--yes"]);

    private static string Program => Path.Combine(AppContext.BaseDirectory, "alteryx-backup");

    private static BackupProcess Start(string[] arguments)
    {
        var start = new ProcessStartInfo("setsid") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new BackupProcess(Process.Start(start)!);
    }

    public void Kill() => _ = Signal(Id, Kill9);

    public void KillSession() => _ = Signal(-Id, Kill9);

    public static void Kill(int processId) => _ = Signal(processId, Kill9);

    public (int ExitCode, string Said) Finish()
    {
        _process.WaitForExit();
        lock (_said)
        {
            return (_process.ExitCode, _said.ToString());
        }
    }

    public void Dispose() => _process.Dispose();

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _ = _said.AppendLine(line.Data);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int processId, int signal);
}
