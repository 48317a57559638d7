using System;
using System.IO;

namespace AlteryxBackup.Archives.Zip;

/// <summary>A stretch of an archive, read front to back.</summary>
internal sealed class StreamSection(ArchiveBytes archive, long start, long length) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var wanted = (int)Math.Min(count, length - _read);
        if (wanted <= 0)
        {
            return 0;
        }

        var read = archive.Read(start + _read, buffer, offset, wanted);
        _read += read;
        return read;
    }

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
