using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace AlteryxBackup.Archives.Zip;

/// <summary>
/// Compresses batches on several threads, and hands them on in the order in which they came. There is a fixed number of batches, so memory is bounded: whoever fills them helps
/// until one is through. No thread has a task of its own: each does what is due, so that none waits for another while there is something to do. A failure on any thread ends
/// all, and reaches the caller.
/// </summary>
internal sealed class BatchPipeline : IDisposable
{
    private readonly List<Batch> _all;
    private readonly Stack<Batch> _free;
    private readonly Queue<Batch> _filled = new();
    private readonly Queue<Batch> _ordered = new();
    private readonly object _turn = new();
    private readonly Action<Batch> _inspect;
    private readonly Action<Batch> _emit;
    private readonly ThreadPriority _priority;
    private readonly BatchCompressor _ownCompressor;
    private readonly List<Thread> _threads;
    private ExceptionDispatchInfo? _failure;
    private bool _isInspecting;
    private bool _isEmitting;
    private bool _isStopped;
    private bool _isAwaited;

    /// <summary>Starts threads beside the caller's.</summary>
    /// <param name="threads">How many, with the caller's.</param>
    /// <param name="priority">Theirs.</param>
    /// <param name="inspect">Is handed each batch before it is compressed, in order, by one thread at a time.</param>
    /// <param name="compressor">Makes one for each thread.</param>
    /// <param name="emit">Is handed each batch, compressed and in order, by one thread at a time.</param>
    public BatchPipeline(int threads, ThreadPriority priority, Action<Batch> inspect, Func<BatchCompressor> compressor, Action<Batch> emit)
    {
        // One for each thread to work at and one waiting for it, one being filled, one being written.
        _all = [.. Enumerable.Range(0, (2 * threads) + 2).Select(_ => new Batch())];
        _free = new Stack<Batch>(_all);
        _inspect = inspect;
        _emit = emit;
        _priority = priority;
        _ownCompressor = compressor();
        _threads = [.. Enumerable.Range(1, threads - 1).Select(_ => Start(compressor()))];
    }

    /// <summary>An empty batch. Until there is one, the caller's thread works as the others do.</summary>
    public Batch Take()
    {
        Batch? taken = null;
        WorkUntil(() => (taken ??= _free.Count > 0 ? _free.Pop() : null) is not null);
        return taken!;
    }

    /// <summary>Hands a batch over.</summary>
    public void Submit(Batch batch)
    {
        lock (_turn)
        {
            _failure?.Throw();
            _ordered.Enqueue(batch);
            _filled.Enqueue(batch);
            Monitor.Pulse(_turn);
        }
    }

    /// <summary>Returns when every batch that was handed over is through.</summary>
    public void Drain() => WorkUntil(() => _ordered.Count == 0 && !_isEmitting);

    /// <summary>Ends the threads; what is under way is not handed on any more.</summary>
    public void Dispose()
    {
        Stop(null);
        _threads.ForEach(thread => thread.Join());
        _all.ForEach(batch => batch.Dispose());
    }

    private Thread Start(BatchCompressor compressor)
    {
        var thread = new Thread(() => Work(compressor, null)) { IsBackground = true, Name = "AlteryxBackup archive", Priority = _priority };
        thread.Start();
        return thread;
    }

    // Done at the priority of the others: a live server that is to keep its processors isn't to notice who compresses.
    private void WorkUntil(Func<bool> isReached)
    {
        var own = Thread.CurrentThread.Priority;
        Thread.CurrentThread.Priority = _priority;
        try
        {
            Work(_ownCompressor, isReached);
        }
        finally
        {
            Thread.CurrentThread.Priority = own;
        }

        _failure?.Throw();
    }

    private void Work(BatchCompressor compressor, Func<bool>? isReached)
    {
        try
        {
            while (Next(isReached) is { } work)
            {
                work(compressor);
            }
        }
        catch (Exception failure)
        {
            Stop(ExceptionDispatchInfo.Capture(failure));
        }
    }

    // What is due; null when the caller has what it came for, or all is over.
    private Action<BatchCompressor>? Next(Func<bool>? isReached)
    {
        lock (_turn)
        {
            while (!_isStopped && isReached?.Invoke() != true)
            {
                if (!_isEmitting && _ordered.Count > 0 && _ordered.Peek().IsCompressed)
                {
                    _isEmitting = true;
                    var due = _ordered.Peek();
                    return _ => Emit(due);
                }

                if (!_isInspecting && _filled.Count > 0)
                {
                    _isInspecting = true;
                    var next = _filled.Dequeue();
                    return compressor => Compress(next, compressor);
                }

                _isAwaited |= isReached is not null;
                _ = Monitor.Wait(_turn);
            }

            return null;
        }
    }

    private void Compress(Batch batch, BatchCompressor compressor)
    {
        _inspect(batch);
        lock (_turn)
        {
            _isInspecting = false;
            if (_filled.Count > 0)
            {
                Monitor.Pulse(_turn);
            }
        }

        compressor.Compress(batch);
        lock (_turn)
        {
            batch.IsCompressed = true;
        }
    }

    private void Emit(Batch batch)
    {
        _emit(batch);
        lock (_turn)
        {
            _ = _ordered.Dequeue();
            batch.Clear();
            _free.Push(batch);
            _isEmitting = false;

            // Only the caller waits for an empty batch; who waits for work has none here: this thread goes on.
            if (_isAwaited)
            {
                _isAwaited = false;
                Monitor.PulseAll(_turn);
            }
        }
    }

    private void Stop(ExceptionDispatchInfo? failure)
    {
        lock (_turn)
        {
            _failure ??= failure;
            _isStopped = true;
            Monitor.PulseAll(_turn);
        }
    }
}
