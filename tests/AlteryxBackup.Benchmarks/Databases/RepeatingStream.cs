using System;
using System.IO;

namespace AlteryxBackup.Benchmarks.Databases;

/// <summary>The same bytes over and over: large input without a disk that would be measured instead.</summary>
internal sealed class RepeatingStream(byte[] bytes, int times) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => (long)bytes.Length * times;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position == Length)
        {
            return 0;
        }

        var start = (int)(_position % bytes.Length);
        var size = Math.Min(count, bytes.Length - start);
        Buffer.BlockCopy(bytes, start, buffer, offset, size);
        _position += size;
        return size;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
