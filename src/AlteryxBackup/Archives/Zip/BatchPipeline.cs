using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace AlteryxBackup.Archives.Zip;

/// <summary>
/// Compresses batches on several threads, and hands them on by one more in the order in which they came. There is a fixed number of batches, so memory is bounded: whoever
/// fills them waits for one that is through. A failure on any thread ends all, and reaches the caller.
/// </summary>
internal sealed class BatchPipeline : IDisposable
{
    private readonly List<Batch> _all;
    private readonly BlockingCollection<Batch> _free = [];
    private readonly BlockingCollection<Batch> _filled = [];
    private readonly BlockingCollection<Batch> _ordered = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Thread> _threads;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many compress.</param>
    /// <param name="priority">Theirs, and that of the one that hands on.</param>
    /// <param name="compressor">Makes one for each of them.</param>
    /// <param name="emit">Is handed each batch, compressed and in order.</param>
    public BatchPipeline(int threads, ThreadPriority priority, Func<BatchCompressor> compressor, Action<Batch> emit)
    {
        // One for each thread to work at and one waiting for it, one being filled, one being written.
        _all = [.. Enumerable.Range(0, (2 * threads) + 2).Select(_ => new Batch())];
        _all.ForEach(_free.Add);
        _threads = [.. Enumerable.Range(0, threads).Select(_ => Start(() => Compress(compressor()), priority)), Start(() => Emit(emit), priority)];
    }

    /// <summary>An empty batch; waits until there is one.</summary>
    public Batch Take()
    {
        try
        {
            return _free.Take(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            ThrowIfFailed();
            throw;
        }
    }

    /// <summary>Hands a batch over.</summary>
    public void Submit(Batch batch)
    {
        ThrowIfFailed();
        _ordered.Add(batch);
        _filled.Add(batch);
    }

    /// <summary>Waits until every batch that was handed over is through.</summary>
    public void Drain()
    {
        var idle = _all.ConvertAll(_ => Take());
        idle.ForEach(_free.Add);
    }

    /// <summary>Ends the threads; what is under way is not handed on any more.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _threads.ForEach(thread => thread.Join());
        _all.ForEach(batch => batch.Dispose());
        _free.Dispose();
        _filled.Dispose();
        _ordered.Dispose();
        _stop.Dispose();
    }

    private void Compress(BatchCompressor compressor)
    {
        while (true)
        {
            var batch = _filled.Take(_stop.Token);
            compressor.Compress(batch);
            batch.IsCompressed.Set();
        }
    }

    private void Emit(Action<Batch> emit)
    {
        while (true)
        {
            var batch = _ordered.Take(_stop.Token);
            batch.IsCompressed.Wait(_stop.Token);
            emit(batch);
            batch.Clear();
            _free.Add(batch);
        }
    }

    private Thread Start(Action work, ThreadPriority priority)
    {
        var thread = new Thread(() => Run(work)) { IsBackground = true, Name = "AlteryxBackup archive", Priority = priority };
        thread.Start();
        return thread;
    }

    private void Run(Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // It was told to end.
        }
        catch (Exception failure)
        {
            _ = Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
            _stop.Cancel();
        }
    }

    private void ThrowIfFailed() => Volatile.Read(ref _failure)?.Throw();
}
