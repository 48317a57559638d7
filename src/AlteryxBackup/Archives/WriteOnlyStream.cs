using System;
using System.IO;

namespace AlteryxBackup.Archives;

/// <summary>What is only ever written, front to back: it tells how much, and refuses all else.</summary>
internal abstract class WriteOnlyStream : Stream
{
    /// <summary>Bytes taken so far.</summary>
    public abstract long BytesWritten { get; }

    public sealed override bool CanRead => false;

    public sealed override bool CanSeek => false;

    public sealed override bool CanWrite => true;

    public sealed override long Length => BytesWritten;

    public sealed override long Position
    {
        get => BytesWritten;
        set => throw new NotSupportedException();
    }

    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();
}
