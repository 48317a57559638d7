using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Archives.Volumes;

/// <summary>Volumes read as one file. One of them is open at a time: an archive may have more than a process can hold open.</summary>
internal sealed class VolumeStream(IReadOnlyList<long> sizes, Func<int, Stream> open) : Stream
{
    private readonly long _length = sizes.Sum();
    private Stream? _current;
    private int _index = -1;
    private long _start;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new IOException("There is nothing before the start.");
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count == 0 || _position >= _length)
        {
            return 0;
        }

        var volume = Volume();
        var within = _position - _start;
        if (volume.Position != within)
        {
            volume.Position = within;
        }

        var read = volume.Read(buffer, offset, (int)Math.Min(count, sizes[_index] - within));
        _position += read;
        return read > 0 ? read : throw new EndOfStreamException("A volume has become shorter while it was read.");
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => _length + offset,
    };

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _current?.Dispose();
        }

        base.Dispose(disposing);
    }

    private Stream Volume()
    {
        if (_current is not null && _position >= _start && _position < _start + sizes[_index])
        {
            return _current;
        }

        _current?.Dispose();
        _current = null;
        (_index, _start) = (0, 0);
        while (_position >= _start + sizes[_index])
        {
            _start += sizes[_index++];
        }

        return _current = open(_index);
    }
}
