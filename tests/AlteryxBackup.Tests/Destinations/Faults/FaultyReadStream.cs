using System;
using System.IO;

namespace AlteryxBackup.Tests.Destinations.Faults;

/// <summary>Reads the first block right up to its middle, and goes wrong there.</summary>
internal sealed class FaultyReadStream(Stream inner, FaultKind fault) : Stream
{
    private bool _wentWrong;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_wentWrong && fault == FaultKind.Truncated)
        {
            return 0;
        }

        var read = inner.Read(buffer, offset, count);
        if (_wentWrong)
        {
            return read;
        }

        _wentWrong = true;
        switch (fault)
        {
            case FaultKind.During:
                throw new IOException("Planned: the connection was lost while reading.");
            case FaultKind.Truncated:
                return read / 2;
            default:
                if (read > 0)
                {
                    // Not the bit that a changed write turns: the two would undo each other.
                    buffer[offset + (read / 2)] ^= 0x01;
                }

                return read;
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
