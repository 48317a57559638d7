using System;
using System.IO;
using System.Threading;

namespace AlteryxBackup.Archives;

/// <summary>Size and SHA-256 of streams, read to their ends one after the other.</summary>
internal sealed class FileHash
{
    private readonly byte[] _buffer = new byte[1 << 18];

    public (long SizeBytes, string Sha256) Of(Stream stream, Action<int> advanced, CancellationToken cancellation)
    {
        using var hash = new Sha256Hash();
        var size = 0L;
        for (int read; (read = stream.Read(_buffer, 0, _buffer.Length)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.Append(_buffer, 0, read);
            size += read;
            advanced(read);
        }

        return (size, hash.Finish());
    }
}
