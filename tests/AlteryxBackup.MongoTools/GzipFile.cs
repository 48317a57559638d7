using System;
using System.IO;
using System.IO.Compression;

namespace AlteryxBackup.MongoTools;

/// <summary>A file that is compressed as it is written. One without content is a whole gzip member too, which .NET's own stream leaves out.</summary>
internal sealed class GzipFile(FileStream file) : Stream
{
    // As Go's compress/gzip writes it.
    private static readonly byte[] Nothing = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 1, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly GZipStream _gzip = new(file, CompressionLevel.Fastest, leaveOpen: true);
    private bool _written;
    private bool _closed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count)
    {
        _written |= count > 0;
        _gzip.Write(buffer, offset, count);
    }

    public override void Flush() => _gzip.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_closed)
        {
            _closed = true;
            _gzip.Dispose();
            if (!_written)
            {
                file.Write(Nothing);
            }

            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
