using System.IO;

namespace AlteryxBackup.Tests.Files;

/// <summary>A file on a disk that can be read only so far, but for its end: whoever looks for the directory of an archive finds it.</summary>
internal sealed class BadSectors(Stream inner, long position) : Stream
{
    private const int ReadableEnd = 1 << 17;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Position >= position && inner.Position < inner.Length - ReadableEnd
        ? throw new IOException("The disk has bad sectors.")
        : inner.Read(buffer, offset, count);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
