using System;
using System.IO;
using System.Threading;

namespace AlteryxBackup.Archives;

/// <summary>Size and SHA-256 of a stream, read to its end.</summary>
internal static class FileHash
{
    private const int BufferBytes = 1 << 20;

    public static (long SizeBytes, string Sha256) Of(Stream stream, Action<int> advanced, CancellationToken cancellation)
    {
        using var hash = new Sha256Hash();
        var buffer = new byte[BufferBytes];
        var size = 0L;
        for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.Append(buffer, 0, read);
            size += read;
            advanced(read);
        }

        return (size, hash.Finish());
    }
}
