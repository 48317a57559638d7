using System;
using System.IO;
using System.IO.Compression;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives.Zip;

/// <summary>An entry's content, checked as it is read: no byte more or less than declared, every compressed byte used, and the CRC-32 right at its end.</summary>
internal sealed class ZipEntryStream : Stream
{
    private readonly Stream _content;
    private readonly DeflateInput? _input;
    private readonly long _size;
    private readonly uint _expectedCrc;
    private uint _crc;
    private long _read;
    private bool _isAtEnd;

    /// <summary>Reads the content of an entry that begins at a position of the archive; the archive is left open.</summary>
    public ZipEntryStream(ArchiveBytes archive, long start, ZipRecord record)
    {
        _input = record.Method == ZipFormat.Deflated ? new DeflateInput(archive, start, record.CompressedBytes) : null;
        _content = _input is null ? new StreamSection(archive, start, record.CompressedBytes) : new DeflateStream(_input, CompressionMode.Decompress);
        _size = record.SizeBytes;
        _expectedCrc = record.Crc;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _size;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The content isn't what its headers declare.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_isAtEnd || count == 0)
        {
            return 0;
        }

        var read = _content.Read(buffer, offset, count);
        _read += read;
        _crc = Crc32.Append(_crc, buffer, offset, read);
        if (_read > _size)
        {
            throw new InvalidDataException($"it unpacks to more than the {_size} bytes it declares");
        }

        if (read == 0)
        {
            Finish();
        }

        return read;
    }

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Finish()
    {
        _isAtEnd = true;
        if (_read < _size)
        {
            throw new InvalidDataException($"it unpacks to {_read} bytes and declares {_size}");
        }

        if (_crc != _expectedCrc)
        {
            throw new InvalidDataException($"its CRC-32 is {_crc:x8} and should be {_expectedCrc:x8}");
        }

        _input?.RequireEnd();
    }
}
