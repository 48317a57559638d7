using System;
using System.IO;
using System.IO.Compression;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Databases.Gzip;

/// <summary>
/// Uncompresses gzip (RFC 1952), one member after the other, and accepts nothing but whole members up to the last byte. The runtime's own
/// GZipStream takes a file that was cut short, and bytes after the last member, for a good end.
/// </summary>
internal sealed class CheckedGzipStream : Stream
{
    private readonly GzipMemberInput _input;
    private DeflateStream? _member;
    private uint _crc;
    private uint _size;
    private bool _finished;

    /// <summary>Reads from the stream's position to its end; the stream is disposed of with this one.</summary>
    public CheckedGzipStream(Stream compressed) => _input = new GzipMemberInput(compressed);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is cut short, damaged, or holds something other than gzip members.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (count > 0 && !_finished)
        {
            if (_member is null)
            {
                BeginMember();
            }

            var read = _member!.Read(buffer, offset, count);
            if (read > 0)
            {
                _crc = Crc32.Append(_crc, buffer, offset, read);
                _size = unchecked(_size + (uint)read);
                return read;
            }

            EndMember();
        }

        return 0;
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
            _member?.Dispose();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private void BeginMember()
    {
        _input.BeginMember();
        _member = new DeflateStream(_input, CompressionMode.Decompress, leaveOpen: true);
        _crc = 0;
        _size = 0;
    }

    private void EndMember()
    {
        _input.EndMember(_crc, _size);
        _member!.Dispose();
        _member = null;
        _finished = _input.AtEnd;
    }
}
