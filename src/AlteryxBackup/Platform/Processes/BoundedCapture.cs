using System;
using System.Collections.Generic;

namespace AlteryxBackup.Platform.Processes;

/// <summary>Keeps all of a short output, and the first and the last half of a long one: the cause stands at the top, the outcome at the end.</summary>
/// <param name="limit">How much is kept, in bytes.</param>
internal sealed class BoundedCapture(int limit)
{
    private readonly List<byte> _first = [];
    private readonly List<byte> _last = [];
    private readonly int _half = limit / 2;

    public void Add(byte[] buffer, int count)
    {
        var toFirst = Math.Min(count, _half - _first.Count);
        _first.AddRange(new ArraySegment<byte>(buffer, 0, toFirst));
        _last.AddRange(new ArraySegment<byte>(buffer, toFirst, count - toFirst));

        // Not at each call: what is kept is moved, so it waits until there is as much to drop.
        if (_last.Count >= 2 * _half)
        {
            Trim();
        }
    }

    public byte[] ToArray()
    {
        Trim();
        return [.. _first, .. _last];
    }

    private void Trim() => _last.RemoveRange(0, Math.Max(0, _last.Count - _half));
}
