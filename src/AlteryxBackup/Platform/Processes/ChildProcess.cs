using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Platform.Processes;

/// <summary>A started program: its streams, its exit, its end by force.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan EndPoll = TimeSpan.FromMilliseconds(20);
#if NET
    private static readonly TimeSpan InterruptPatience = TimeSpan.FromMilliseconds(250);
#endif

    private readonly Process _process;
    private readonly IProcessList _processes;
    private readonly JobObject? _job;
    private readonly bool _ownsTree;
    private readonly bool _endsOnInterrupt;
    private readonly ChildInput? _furtherInput;

    private ChildProcess(Process process, IProcessList processes, JobObject? job, ProcessRequest request)
    {
        _ownsTree = !request.LeavesDescendants;
        _endsOnInterrupt = request.EndsOnInterrupt;
        _furtherInput = request.FurtherInput;
        _process = process;
        _processes = processes;
        _job = job;
    }

    public int Id => _process.Id;

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Errors => _process.StandardError.BaseStream;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.HasExited ? _process.ExitCode : -1;

    /// <summary>Starts it and feeds its input; <paramref name="onExit"/> is called on another thread.</summary>
    public static ChildProcess Start(ProcessRequest request, IProcessList processes, Action onExit)
    {
        var process = new Process { StartInfo = Describe(request), EnableRaisingEvents = true };
        JobObject? job = null;
        try
        {
            process.Exited += (_, _) => onExit();
            job = !request.LeavesDescendants && RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new JobObject() : null;
            Launch(process);
            job?.Assign(process);
            Feed(process.StandardInput.BaseStream, request);
            return new ChildProcess(process, processes, job, request);
        }
        catch
        {
            job?.Terminate();
            job?.Dispose();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Ends it, with everything that descends from it unless that is to live on, and waits until they are gone.</summary>
    public void End()
    {
        IReadOnlyList<ProcessEntry> tree = _ownsTree ? ProcessTree.Below(_process.Id, _processes.Snapshot()) : [];
#if NET
        Interrupt();
#endif
        var waited = Stopwatch.StartNew();
        Kill();
        _job?.Terminate();

        var left = tree;
        while ((left.Count > 0 || !_process.HasExited) && waited.Elapsed < EndLimit)
        {
            var running = _processes.Snapshot();
            left = [.. tree.Where(process => running.Any(now => now.Id == process.Id && now.StartedAt == process.StartedAt))];
            foreach (var process in left)
            {
                End(process);
            }

            Thread.Sleep(EndPoll);
        }
    }

    public void Dispose()
    {
        _furtherInput?.End();
        _process.Dispose();
        _job?.Dispose();
    }

    private static ProcessStartInfo Describe(ProcessRequest request)
    {
        var start = new ProcessStartInfo(request.FileName)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = request.WorkingDirectory ?? "",
        };
#if NET
        foreach (var argument in request.Arguments)
        {
            start.ArgumentList.Add(argument);
        }
#else
        start.Arguments = WindowsCommandLine.Join(request.Arguments);
#endif
        foreach (var variable in request.Environment)
        {
            if (variable.Value is null)
            {
                start.Environment.Remove(variable.Key);
            }
            else
            {
                start.Environment[variable.Key] = variable.Value;
            }
        }

        return start;
    }

    private static void Launch(Process process)
    {
#if NETFRAMEWORK
        using var plain = new NetFramework.ConsoleInputWithoutPreamble();
#endif
        process.Start();
    }

    // On another thread: a child that doesn't read its input must not stop us.
    private static void Feed(Stream input, ProcessRequest request)
    {
        if (request.StandardInput.Length == 0 && request.FurtherInput is null)
        {
            input.Dispose();
            return;
        }

        // A thread of its own where the input may stay open as long as the child runs.
        _ = Task.Factory.StartNew(
            () => Feed(input, new[] { request.StandardInput }.Concat(request.FurtherInput?.Content() ?? [])),
            CancellationToken.None,
            request.FurtherInput is null ? TaskCreationOptions.None : TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    private static void Feed(Stream input, IEnumerable<byte[]> contents)
    {
        try
        {
            using (input)
            {
                foreach (var content in contents)
                {
                    input.Write(content, 0, content.Length);
                    input.Flush();
                }
            }
        }
        catch (IOException)
        {
            // The child has closed its input or ended: what it says itself tells why.
        }
    }

#if NET
    private void Interrupt()
    {
        for (var attempt = 0; attempt < 2 && _endsOnInterrupt && !_process.HasExited && !RuntimeInformation.IsOSPlatform(OSPlatform.Windows); attempt++)
        {
            _ = Unix.LibC.Signal(_process.Id, Unix.LibC.Interrupt);
            _ = _process.WaitForExit((int)InterruptPatience.TotalMilliseconds);
        }
    }
#endif

    private void Kill()
    {
        try
        {
#if NET
            _process.Kill(_ownsTree);
#else
            _process.Kill();
#endif
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It was just ending by itself, or some of the tree was: the wait after this looks at who is left.
        }
    }

    private void End(ProcessEntry process)
    {
        try
        {
            _processes.End(process);
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception)
        {
            // It isn't ours to end any more; the limit of the wait holds.
        }
    }
}
