using System;
using System.Diagnostics;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Locks;

namespace AlteryxBackup.Tests.Platform.Locks;

/// <summary>A second process that holds the lock: this assembly, started as a program.</summary>
internal sealed class LockHolder : IDisposable
{
    public const string Verb = "hold-lock";
    public const string Held = "held";

    private readonly Process _process;

    private LockHolder(Process process, string answer)
    {
        _process = process;
        Answer = answer;
    }

    /// <summary>"held", or the id of the error.</summary>
    public string Answer { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts it, and returns when it holds the lock or was refused.</summary>
    public static LockHolder Start(string folder, string? variable = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(LockHolder).Assembly.Location, Verb, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (variable is not null)
        {
            start.Environment[variable] = "1";
        }

        var process = Process.Start(start)!;
        return new LockHolder(process, process.StandardOutput.ReadLine()!);
    }

    /// <summary>What the second process does: holds the lock until its input ends.</summary>
    public static int Hold(string folder)
    {
        var machine = LocalMachine.Create();
        try
        {
            using var held = new RunLock(folder, machine.Files, machine.DurableFiles, machine.Clock, machine.Host).Acquire("Backup", "Full");
            Console.WriteLine(Held);
            _ = Console.In.ReadToEnd();
        }
        catch (BackupException refused)
        {
            Console.WriteLine(refused.Error.Id);
        }

        return 0;
    }

    /// <summary>Ends it as a crash would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
