using System;
using System.IO;

namespace AlteryxBackup.Archives.Zip;

/// <summary>Passes bytes on to another stream, and counts and hashes them: the archive's own size and SHA-256 are known when its last byte is written.</summary>
internal sealed class HashingStream(Stream inner) : Stream
{
    private readonly Sha256Hash _hash = new();

    /// <summary>Bytes written so far.</summary>
    public long BytesWritten { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => BytesWritten;

    public override long Position
    {
        get => BytesWritten;
        set => throw new NotSupportedException();
    }

    /// <summary>The SHA-256 of everything written; called once, at the end.</summary>
    public string FinishHash() => _hash.Finish();

    public override void Write(byte[] buffer, int offset, int count)
    {
        inner.Write(buffer, offset, count);
        _hash.Append(buffer, offset, count);
        BytesWritten += count;
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
