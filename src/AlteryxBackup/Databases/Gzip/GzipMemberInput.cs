using System;
using System.IO;

namespace AlteryxBackup.Databases.Gzip;

/// <summary>
/// The compressed side of <see cref="CheckedGzipStream"/>: reads the headers and trailers of the members itself and hands what lies between to
/// a DeflateStream. That one reads ahead and doesn't tell where the compressed data ended, only that it did; so the end is looked for in the
/// last piece it took, as the place where checksum and size follow. A cut file has no such place.
/// </summary>
internal sealed class GzipMemberInput : Stream
{
    private const int TrailerSize = 8;
    private const int FlagHeaderCrc = 2;
    private const int FlagExtra = 4;
    private const int FlagName = 8;
    private const int FlagComment = 16;
    private const int ReservedFlags = 0xE0;

    // The trailer of an empty member is eight zeros, which a search could find a byte too early. Such members are tiny: byte by byte the end is exact.
    private const int HandedByteByByte = 64;

    // Less than the window, so that piece and trailer fit in it together.
    private const int LargestPiece = 16 * 1024;

    private readonly Stream _compressed;
    private readonly byte[] _window = new byte[64 * 1024];
    private int _position;
    private int _filled;
    private int _lastPiece;
    private int _handed;
    private bool _ranDry;

    public GzipMemberInput(Stream compressed) => _compressed = compressed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>True when the file has no more bytes.</summary>
    public bool AtEnd => !HaveMore();

    /// <summary>Reads a member's header.</summary>
    /// <exception cref="InvalidDataException">It isn't one.</exception>
    public void BeginMember()
    {
        if (Next() != 0x1F || Next() != 0x8B || Next() != 8)
        {
            throw new InvalidDataException("bytes that are not gzip");
        }

        var flags = Next();
        if ((flags & ReservedFlags) != 0)
        {
            throw new InvalidDataException("a gzip header with unknown flags");
        }

        // Time, extra flags and operating system.
        Skip(6);
        if ((flags & FlagExtra) != 0)
        {
            Skip(Next() | (Next() << 8));
        }

        SkipText(flags & FlagName);
        SkipText(flags & FlagComment);
        Skip((flags & FlagHeaderCrc) == 0 ? 0 : 2);
        _handed = 0;
        _ranDry = false;
    }

    /// <summary>Finds and passes the trailer of the member whose data is finished.</summary>
    /// <param name="crc">Checksum of what came out of it.</param>
    /// <param name="size">Its size, modulo 4 GB.</param>
    /// <exception cref="InvalidDataException">The file was cut, or what came out isn't what went in.</exception>
    public void EndMember(uint crc, uint size)
    {
        if (_ranDry)
        {
            throw CutShort();
        }

        KeepLastPieceAndFill();
        for (var end = _lastPiece + 1; end <= _position && end + TrailerSize <= _filled; end++)
        {
            if (BitConverter.ToUInt32(_window, end) == crc && BitConverter.ToUInt32(_window, end + 4) == size)
            {
                _position = end + TrailerSize;
                return;
            }
        }

        throw new InvalidDataException("gzip data whose checksum or size is wrong, or that is cut short");
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!HaveMore())
        {
            _ranDry = true;
            return 0;
        }

        var size = _handed < HandedByteByByte ? 1 : Math.Min(Math.Min(count, LargestPiece), _filled - _position);
        Buffer.BlockCopy(_window, _position, buffer, offset, size);
        _lastPiece = _position;
        _position += size;
        _handed = Math.Min(HandedByteByByte, _handed + size);
        return size;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _compressed.Dispose();
        }

        base.Dispose(disposing);
    }

    private static InvalidDataException CutShort() => new("gzip data that is cut short");

    private bool HaveMore()
    {
        if (_position == _filled)
        {
            _position = 0;
            _lastPiece = 0;
            _filled = _compressed.Read(_window, 0, _window.Length);
        }

        return _position < _filled;
    }

    private byte Next() => HaveMore() ? _window[_position++] : throw CutShort();

    private void Skip(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = Next();
        }
    }

    private void SkipText(int present)
    {
        while (present != 0 && Next() != 0)
        {
        }
    }

    private void KeepLastPieceAndFill()
    {
        Buffer.BlockCopy(_window, _lastPiece, _window, 0, _filled - _lastPiece);
        _filled -= _lastPiece;
        _position -= _lastPiece;
        _lastPiece = 0;
        int read;
        while (_filled < _position + TrailerSize && (read = _compressed.Read(_window, _filled, _window.Length - _filled)) > 0)
        {
            _filled += read;
        }
    }
}
