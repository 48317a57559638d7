using System;
using System.IO;

namespace AlteryxBackup.Tests.Faults;

/// <summary>A stream whose writes and reads go wrong where its owner says.</summary>
/// <param name="inner">What it wraps and disposes.</param>
/// <param name="enter">Asked before each write and after each read that brought something; throws, or says true for one that goes wrong silently.</param>
internal sealed class FaultyStream(Stream inner, Func<DurableCall, bool> enter) : Stream
{
    public Stream Inner => inner;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public bool Enter(DurableCall call) => enter(call);

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        if (read > 0 && enter(DurableCall.Read))
        {
            buffer[offset] ^= 1;
        }

        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (count > 0 && enter(DurableCall.Write))
        {
            count--;
        }

        inner.Write(buffer, offset, count);
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
