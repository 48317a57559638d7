using System;
using System.IO;

namespace AlteryxBackup.Tests.Archives;

/// <summary>A file on a disk that is full after some bytes.</summary>
internal sealed class FullDiskStream(Stream inner, long space) : Stream
{
    private const int NoSpaceLeft = 28;
    private long _left = space;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count)
    {
        _left -= count;
        if (_left < 0)
        {
            throw new IOException("No space left on device", NoSpaceLeft);
        }

        inner.Write(buffer, offset, count);
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
