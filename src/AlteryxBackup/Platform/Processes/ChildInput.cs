using System;
using System.Collections.Generic;
using System.Threading;

namespace AlteryxBackup.Platform.Processes;

/// <summary>What a child goes on to read from its standard input while it runs, as the caller gives it. Its end is the child's end of input.</summary>
public sealed class ChildInput
{
    private readonly Queue<byte[]> _waiting = new();
    private bool _ended;

    /// <summary>Hands bytes over; never waits for the child.</summary>
    /// <exception cref="InvalidOperationException">The input was ended, or the child has.</exception>
    public void Write(byte[] content)
    {
        lock (_waiting)
        {
            if (_ended)
            {
                throw new InvalidOperationException("The child's input has been ended.");
            }

            _waiting.Enqueue(content);
            Monitor.PulseAll(_waiting);
        }
    }

    /// <summary>Ends the input once what was handed over is read.</summary>
    public void End()
    {
        lock (_waiting)
        {
            _ended = true;
            Monitor.PulseAll(_waiting);
        }
    }

    /// <summary>What was handed over, in order, until the end; waits for more.</summary>
    internal IEnumerable<byte[]> Content()
    {
        while (Take() is { } content)
        {
            yield return content;
        }
    }

    private byte[]? Take()
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0 && !_ended)
            {
                Monitor.Wait(_waiting);
            }

            return _waiting.Count > 0 ? _waiting.Dequeue() : null;
        }
    }
}
