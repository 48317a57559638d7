using System;
using System.Text;
using AlteryxBackup.Archives.Zip;

namespace AlteryxBackup.Archives;

/// <summary>A text as the content of an entry.</summary>
internal sealed class TextContent(string text) : IEntryContent
{
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);
    private int _read;

    public long SizeBytes => _bytes.Length;

    public int Read(byte[] buffer, int offset, int count)
    {
        var read = Math.Min(count, _bytes.Length - _read);
        Buffer.BlockCopy(_bytes, _read, buffer, offset, read);
        _read += read;
        return read;
    }
}
