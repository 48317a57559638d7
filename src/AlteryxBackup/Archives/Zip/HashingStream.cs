using System;
using System.IO;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives.Zip;

/// <summary>
/// Passes bytes on to another stream in large pieces, and counts and hashes them: the archive's own size and SHA-256 are known when its last byte is
/// written. What was not flushed when it is disposed is not written: an archive that failed needs no more bytes.
/// </summary>
internal sealed class HashingStream(Stream inner) : WriteOnlyStream
{
    private readonly Sha256Hash _hash = new();
    private readonly byte[] _buffer = new byte[1 << 18];
    private int _held;
    private long _written;

    public override long BytesWritten => _written;

    /// <summary>The SHA-256 of everything flushed; called once, at the end.</summary>
    public string FinishHash() => _hash.Finish();

    public override void Write(byte[] buffer, int offset, int count)
    {
        _written += count;
        if (count > _buffer.Length - _held)
        {
            PassOn();
        }

        if (count >= _buffer.Length)
        {
            PassOn(buffer, offset, count);
            return;
        }

        Buffer.BlockCopy(buffer, offset, _buffer, _held, count);
        _held += count;
    }

    public override void Flush()
    {
        PassOn();
        inner.Flush();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void PassOn()
    {
        PassOn(_buffer, 0, _held);
        _held = 0;
    }

    private void PassOn(byte[] buffer, int offset, int count)
    {
        inner.Write(buffer, offset, count);
        _hash.Append(buffer, offset, count);
    }
}
