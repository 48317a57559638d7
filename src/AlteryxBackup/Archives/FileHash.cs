using System;
using System.IO;
using System.Threading;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives;

/// <summary>Size and SHA-256 of a stream, read to its end.</summary>
internal static class FileHash
{
    private const int SmallestBuffer = 1 << 12;
    private const int LargestBuffer = 1 << 20;

    public static (long SizeBytes, string Sha256) Of(Stream stream, Action<int> advanced, CancellationToken cancellation)
    {
        using var hash = new Sha256Hash();
        // Tens of thousands of small entries shouldn't each clear a megabyte.
        var buffer = new byte[(int)Math.Max(SmallestBuffer, Math.Min(stream.Length, LargestBuffer))];
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
