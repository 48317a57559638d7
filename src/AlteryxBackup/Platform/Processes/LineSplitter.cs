using System;
using System.Collections.Generic;
using System.Text;

namespace AlteryxBackup.Platform.Processes;

/// <summary>Cuts a stream of bytes into lines of text. A line is decoded whole, so that no character is cut in two.</summary>
internal sealed class LineSplitter(Action<string> onLine)
{
    // A program that never ends its line must not fill our memory.
    private const int LongestLine = 64 * 1024;

    private readonly List<byte> _line = [];

    public void Add(byte[] buffer, int count)
    {
        for (var start = 0; start < count;)
        {
            var end = Array.IndexOf(buffer, (byte)'\n', start, count - start);
            var length = Math.Min((end < 0 ? count : end) - start, LongestLine - _line.Count);
            _line.AddRange(new ArraySegment<byte>(buffer, start, length));
            start += length;
            if (start == end)
            {
                start++;
                Tell();
            }
            else if (_line.Count == LongestLine)
            {
                Tell();
            }
        }
    }

    /// <summary>Tells a last line that has no line feed.</summary>
    public void End()
    {
        if (_line.Count > 0)
        {
            Tell();
        }
    }

    private void Tell()
    {
        var bytes = _line.ToArray();
        _line.Clear();
        var length = bytes.Length > 0 && bytes[bytes.Length - 1] == '\r' ? bytes.Length - 1 : bytes.Length;
        onLine(Encoding.UTF8.GetString(bytes, 0, length));
    }
}
