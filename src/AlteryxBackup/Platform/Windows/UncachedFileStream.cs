using System;
using System.IO;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Platform.Windows;

/// <summary>
/// Reads a file that was opened without the system's cache. Such a file is read only at whole sectors into memory that is aligned to them
/// (Microsoft: "File Buffering"), so this reads aligned windows and serves any position and count from them.
/// </summary>
internal sealed class UncachedFileStream : Stream
{
    // No disk has larger sectors.
    private const int Alignment = 64 * 1024;
    private const int WindowSize = 1024 * 1024;

    private readonly Func<long, IntPtr, int, int> _readAt;
    private readonly IDisposable _file;
    private readonly IntPtr _memory = Marshal.AllocHGlobal(WindowSize + Alignment);
    private readonly IntPtr _window;
    private long _windowStart;
    private int _windowLength;
    private bool _disposed;

    /// <summary>Takes the file over.</summary>
    /// <param name="readAt">Reads from an aligned position into aligned memory; returns how many bytes came, 0 at the end.</param>
    /// <param name="length">The file's length in bytes.</param>
    /// <param name="file">Disposed with this stream.</param>
    public UncachedFileStream(Func<long, IntPtr, int, int> readAt, long length, IDisposable file)
    {
        _readAt = readAt;
        _file = file;
        Length = length;
        _window = new IntPtr((_memory.ToInt64() + Alignment - 1) & -Alignment);
    }

    ~UncachedFileStream() => Dispose(disposing: false);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(UncachedFileStream));
        }

        if (count == 0 || Position >= Length || !(InWindow() || Fill()))
        {
            return 0;
        }

        var from = (int)(Position - _windowStart);
        var length = Math.Min(count, _windowLength - from);
        Marshal.Copy(_window + from, buffer, offset, length);
        Position += length;
        return length;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => Length };
        if (target < 0)
        {
            throw new IOException("A stream has no position before its start.");
        }

        return Position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            _disposed = true;
            Marshal.FreeHGlobal(_memory);
            if (disposing)
            {
                _file.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private bool InWindow() => Position >= _windowStart && Position < _windowStart + _windowLength;

    private bool Fill()
    {
        _windowLength = 0;
        _windowStart = Position & -Alignment;
        _windowLength = _readAt(_windowStart, _window, WindowSize);
        return InWindow();
    }
}
