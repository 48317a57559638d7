using System;
using System.Buffers.Binary;
using System.IO;

namespace AlteryxBackup.Lab.Tools;

/// <summary>Reads a file of BSON documents one by one, by their length framing.</summary>
internal sealed class BsonFileReader : IDisposable
{
    private const int MaximumBytes = 16 * 1024 * 1024;
    private readonly FileStream _file;
    private byte[] _document = new byte[4096];
    private int _length;

    public BsonFileReader(string path) => _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1024 * 1024);

    /// <summary>Valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Document => _document.AsSpan(0, _length);

    /// <exception cref="LabException">In mongorestore's words.</exception>
    public bool Next()
    {
        var read = _file.ReadAtLeast(_document.AsSpan(0, 4), 4, throwOnEndOfStream: false);
        if (read == 0)
        {
            return false;
        }

        _length = read < 4 ? throw new LabException("reading bson input: unexpected EOF") : BinaryPrimitives.ReadInt32LittleEndian(_document);
        if (_length > MaximumBytes)
        {
            throw new LabException($"reading bson input: invalid BSONSize: {_length} bytes is larger than maximum of {MaximumBytes} bytes");
        }

        if (_length < 5)
        {
            throw new LabException($"reading bson input: invalid BSONSize: {_length} bytes is less than 5 bytes");
        }

        if (_document.Length < _length)
        {
            Array.Resize(ref _document, _length);
        }

        read = _file.ReadAtLeast(_document.AsSpan(4, _length - 4), _length - 4, throwOnEndOfStream: false);
        return read == _length - 4 && _document[_length - 1] == 0 ? true : throw new LabException("reading bson input: unexpected EOF");
    }

    public void Dispose() => _file.Dispose();
}
