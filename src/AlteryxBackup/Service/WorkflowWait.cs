using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Service;

/// <summary>Waits until the service runs no workflow, or ends them when told to.</summary>
public sealed class WorkflowWait
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly RunningWorkflows _workflows;
    private readonly IProcessList _processes;
    private readonly IClock _clock;
    private readonly ServiceLimits _limits;
    private readonly bool _endAtLimit;
    private readonly IOperationObserver _observer;
    private readonly List<string> _waitedFor = [];
    private TimeSpan? _begun;

    /// <summary>Takes what it works with.</summary>
    /// <param name="workflows">Finds them.</param>
    /// <param name="processes">Ends them.</param>
    /// <param name="clock">The time.</param>
    /// <param name="limits">How long to wait.</param>
    /// <param name="endAtLimit">ServiceConfiguration.ForceStopWorkflows.</param>
    /// <param name="observer">Hears what is waited for.</param>
    public WorkflowWait(
        RunningWorkflows workflows, IProcessList processes, IClock clock, ServiceLimits limits, bool endAtLimit, IOperationObserver observer)
    {
        _workflows = workflows;
        _processes = processes;
        _clock = clock;
        _limits = limits;
        _endAtLimit = endAtLimit;
        _observer = observer;
    }

    /// <summary>Those that were waited for, as <c>name (process)</c>, each once.</summary>
    public IReadOnlyList<string> WaitedFor => _waitedFor;

    /// <summary>How long they were waited for, up to the end of the last wait.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Returns when none runs. The limit counts from the first call.</summary>
    /// <exception cref="BackupException">WorkflowsStillRunning: the limit has passed; nothing was touched.</exception>
    public void UntilIdle(string step, CancellationToken cancellation)
    {
        var begun = _begun ??= _clock.Elapsed;
        var told = 0;
        while (true)
        {
            var running = _workflows.List();
            var named = running.Select(workflow => $"{workflow.Name} ({workflow.Id})").ToList();
            _waitedFor.AddRange(named.Except(_waitedFor).ToList());
            Waited = _waitedFor.Count == 0 ? TimeSpan.Zero : _clock.Elapsed - begun;
            if (running.Count == 0)
            {
                return;
            }

            var names = string.Join(", ", named);
            if (running.Count != told)
            {
                _observer.Info($"Waiting for {Count(running.Count)} to end: {names}.");
                told = running.Count;
            }

            var waited = _clock.Elapsed - begun;
            if (waited >= _limits.Workflows)
            {
                if (!_endAtLimit)
                {
                    throw ErrorCatalogue.WorkflowsStillRunning.Because(
                        $"{Count(running.Count)} still running after {_limits.Workflows.TotalSeconds:0} s (ServiceConfiguration.MaxWorkflowWaitSeconds): {names}.",
                        "The service was not touched; the workflows go on.");
                }

                foreach (var workflow in running)
                {
                    _observer.Warning($"Ending workflow {workflow.Name} ({workflow.Id}) after {waited.TotalSeconds:0} s, as ServiceConfiguration.ForceStopWorkflows says.");
                    End(workflow);
                }

                return;
            }

            _observer.Observe(new StepProgressEvent(step, $"waiting for {Count(running.Count)}", (long)waited.TotalSeconds, (long)_limits.Workflows.TotalSeconds, ProgressUnit.Seconds));
            _clock.Wait(PollInterval, cancellation);
        }
    }

    /// <summary>Tells of workflows that began after the last look, while the service was being asked to stop: it ends them itself.</summary>
    public void TellOfLateOnes()
    {
        foreach (var workflow in _workflows.List())
        {
            _observer.Warning($"Workflow {workflow.Name} ({workflow.Id}) began in the moment in which the service was asked to stop; the service ends it as it stops. Look at its result.");
        }
    }

    private void End(ProcessEntry workflow)
    {
        try
        {
            _processes.End(workflow);
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw ErrorCatalogue.WorkflowsStillRunning.Because(
                $"Workflow {workflow.Name} ({workflow.Id}) can't be ended: {failure.Message}", "The service was not touched; those that were named before it have been ended.", cause: failure);
        }
    }

    private static string Count(int workflows) => workflows == 1 ? "1 workflow" : $"{workflows} workflows";
}
