using System;
using System.Diagnostics;
using System.Threading;

namespace AlteryxBackup.Platform.Processes;

/// <summary>
/// Runs programs of this machine. Callbacks come on the thread that called <see cref="Run"/>; one that throws ends the program.
/// A child dies with us on Windows (job object); elsewhere it outlives a killed parent, and whoever cares reads the journal.
/// </summary>
public sealed class ProcessRunner : IProcessRunner
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    // Together with a tick, in which the exit is noticed at the latest, one second.
    private static readonly TimeSpan Draining = TimeSpan.FromMilliseconds(750);

    private readonly IProcessList _processes;

    /// <summary>Makes one.</summary>
    /// <param name="processes">Tells who descends from a program that has to be ended.</param>
    public ProcessRunner(IProcessList processes) => _processes = processes;

    /// <inheritdoc/>
    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var duration = Stopwatch.StartNew();
        var queue = new LineQueue();
        using var wakeUp = cancellation.Register(queue.Wake);
        using var child = ChildProcess.Start(request, _processes, queue.Wake);
        try
        {
            request.OnStarted?.Invoke(child.Id);
            var output = new OutputReader(child.Output, queue, splitLines: request.OnLine is not null);
            var errors = new OutputReader(child.Errors, queue, splitLines: request.OnLine is not null);
            var timedOut = !WaitForExit(child, request, queue, duration, cancellation);
            if (timedOut)
            {
                child.End();
            }

            var took = duration.Elapsed;
            Drain(output, errors, request, queue);
            return new ProcessOutcome(child.ExitCode, timedOut, output.Finish(), errors.Finish(), took);
        }
        catch
        {
            child.End();
            throw;
        }
        finally
        {
            queue.Close();
        }
    }

    private static bool WaitForExit(ChildProcess child, ProcessRequest request, LineQueue queue, Stopwatch duration, CancellationToken cancellation)
    {
        var limit = request.TimeLimit ?? TimeSpan.MaxValue;
        var nextTick = Tick;
        while (!child.HasExited)
        {
            cancellation.ThrowIfCancellationRequested();
            if (duration.Elapsed >= limit)
            {
                return false;
            }

            if (duration.Elapsed >= nextTick)
            {
                request.WhileRunning?.Invoke();
                nextTick = duration.Elapsed + Tick;
            }

            Deliver(queue, Earlier(nextTick, limit) - duration.Elapsed, request.OnLine);
        }

        return true;
    }

    private static void Drain(OutputReader output, OutputReader errors, ProcessRequest request, LineQueue queue)
    {
        var draining = Stopwatch.StartNew();
        while (!(output.Ended && errors.Ended) && draining.Elapsed < Draining)
        {
            Deliver(queue, Draining - draining.Elapsed, request.OnLine);
        }

        Deliver(queue, TimeSpan.Zero, request.OnLine);
    }

    private static void Deliver(LineQueue queue, TimeSpan atMost, Action<string>? onLine)
    {
        foreach (var line in queue.Take(atMost))
        {
            onLine!(line);
        }
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
