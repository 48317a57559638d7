using System;
using System.IO;

namespace AlteryxBackup.Archives.Zip;

/// <summary>
/// Feeds a DeflateStream and knows afterwards whether it took every byte and needed no more. The runtime's stream doesn't tell: it passes over what
/// stands behind the compressed data's end, and takes data that is cut short for complete. So the last byte is handed out alone: the inflater asks for
/// it only when everything before is used up.
/// </summary>
internal sealed class DeflateInput : Stream
{
    private const int LargestBuffer = 1 << 16;

    private readonly Func<int, int> _readCompressed;
    private readonly byte[] _buffer;
    private long _unread;
    private int _position;
    private int _filled;
    private bool _ranDry;

    /// <summary>Hands out the bytes of a stretch of an archive.</summary>
    public DeflateInput(ArchiveBytes archive, long start, long length)
    {
        _unread = length;
        _buffer = new byte[Math.Min(length, LargestBuffer)];
        _readCompressed = count => archive.Read(start + length - _unread, _buffer, 0, count);
    }

    /// <summary>Hands out the first bytes of a buffer, without a copy.</summary>
    public DeflateInput(byte[] compressed, int length)
    {
        _buffer = compressed;
        _filled = length;
        _readCompressed = _ => 0;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Throws unless what was inflated ended with the last byte.</summary>
    /// <exception cref="InvalidDataException">It ended before, or hasn't ended at all.</exception>
    public void RequireEnd()
    {
        if (_ranDry)
        {
            throw new InvalidDataException("its compressed data is cut short");
        }

        if (_unread > 0 || _position < _filled)
        {
            throw new InvalidDataException("its compressed data ends before the last of its bytes");
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position == _filled)
        {
            Fill();
        }

        var available = _filled - _position;
        var taken = Math.Min(count, _unread == 0 && available > 1 ? available - 1 : available);
        Buffer.BlockCopy(_buffer, _position, buffer, offset, taken);
        _position += taken;
        return taken;
    }

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Fill()
    {
        if (_unread == 0)
        {
            _ranDry = true;
            _position = _filled = 0;
            return;
        }

        _position = 0;
        _filled = _readCompressed((int)Math.Min(_buffer.Length, _unread));
        _unread -= _filled > 0 ? _filled : throw new InvalidDataException("the archive ends inside of it");
    }
}
