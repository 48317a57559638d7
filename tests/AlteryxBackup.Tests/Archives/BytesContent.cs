using System;
using AlteryxBackup.Archives.Zip;

namespace AlteryxBackup.Tests.Archives;

/// <summary>Bytes as the content of an entry, handed out in uneven pieces as a slow disk would.</summary>
internal sealed class BytesContent(byte[] bytes, int piece = int.MaxValue) : IEntryContent
{
    private int _read;

    public long SizeBytes => bytes.Length;

    public int Read(byte[] buffer, int offset, int count)
    {
        var read = Math.Min(Math.Min(count, piece), bytes.Length - _read);
        Buffer.BlockCopy(bytes, _read, buffer, offset, read);
        _read += read;
        return read;
    }
}
