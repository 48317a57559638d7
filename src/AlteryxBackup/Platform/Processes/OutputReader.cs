using System;
using System.IO;
using System.Threading;

namespace AlteryxBackup.Platform.Processes;

/// <summary>
/// Reads one of a child's outputs on a thread of its own. When a grandchild keeps the pipe open, the thread goes on reading and discarding
/// in the background: a service that was started by a command must not block on a full pipe or die of a broken one because of us.
/// </summary>
internal sealed class OutputReader
{
    private const int Kept = 4 * 1024 * 1024;

    private readonly Stream _stream;
    private readonly LineQueue _queue;
    private readonly LineSplitter? _lines;
    private readonly object _gate = new();
    private BoundedCapture? _capture = new(Kept);
    private volatile bool _ended;

    public OutputReader(Stream stream, LineQueue queue, bool splitLines)
    {
        _stream = stream;
        _queue = queue;
        _lines = splitLines ? new LineSplitter(queue.Add) : null;
        new Thread(Read) { IsBackground = true, Name = "Output of a child process" }.Start();
    }

    /// <summary>True once all that anyone can ever write has been read.</summary>
    public bool Ended => _ended;

    /// <summary>Takes what was captured; what comes later is discarded.</summary>
    public byte[] Finish()
    {
        lock (_gate)
        {
            var all = _capture?.ToArray() ?? [];
            _capture = null;
            return all;
        }
    }

    private void Read()
    {
        try
        {
            var buffer = new byte[64 * 1024];
            int count;
            while ((count = _stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                lock (_gate)
                {
                    _capture?.Add(buffer, count);
                }

                _lines?.Add(buffer, count);
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // A pipe that breaks is an output that has ended: the exit code tells how the program fared.
        }

        _lines?.End();
        _ended = true;
        _queue.Wake();
        _stream.Dispose();
    }
}
