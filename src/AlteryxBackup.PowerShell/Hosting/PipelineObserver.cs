using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>
/// Runs an operation on a thread of its own and hands its events to the pipeline's thread, the only one that may write.
/// The operation never waits for the console: a paused window must not lengthen the service's downtime.
/// </summary>
internal sealed class PipelineObserver : IOperationObserver, IDisposable
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    private readonly BlockingCollection<OperationEvent> _events = [];
    private readonly Stopwatch _sinceProgress = new();

    /// <summary>Queues an event; progress beyond four a second is dropped, so that the queue stays short.</summary>
    public void Observe(OperationEvent happened)
    {
        if (happened is StepProgressEvent)
        {
            if (_sinceProgress.IsRunning && _sinceProgress.Elapsed < ProgressInterval)
            {
                return;
            }

            _sinceProgress.Restart();
        }

        _events.Add(happened);
    }

    /// <summary>Runs the operation to its end, whatever happens to the pipeline meanwhile: what it has begun is put right first.</summary>
    /// <param name="operation">What runs on the other thread.</param>
    /// <param name="write">Writes one event, on this thread.</param>
    /// <param name="cancel">Asks the operation to end: the pipeline can't be written to any more.</param>
    public T Run<T>(Func<IOperationObserver, T> operation, Action<OperationEvent> write, Action cancel)
    {
        ExceptionDispatchInfo? unwritten = null;
        var running = Task.Factory.StartNew(() => Completed(operation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        foreach (var happened in _events.GetConsumingEnumerable())
        {
            try
            {
                if (unwritten is null)
                {
                    write(happened);
                }
            }
            catch (Exception failure)
            {
                // A stopped pipeline, or -WarningAction Stop: told when the operation has ended in order.
                unwritten = ExceptionDispatchInfo.Capture(failure);
                cancel();
            }
        }

        ((IAsyncResult)running).AsyncWaitHandle.WaitOne();
        unwritten?.Throw();
        return running.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();

    private T Completed<T>(Func<IOperationObserver, T> operation)
    {
        try
        {
            return operation(this);
        }
        finally
        {
            _events.CompleteAdding();
        }
    }
}
