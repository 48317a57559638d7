using System;
using System.IO;
using System.IO.Compression;
using System.Reflection;

namespace AlteryxBackup.Archives.Compression;

/// <summary>The runtime's own deflate. Each level is to be had from .NET 9 on; before that quick and normal are.</summary>
internal sealed class RuntimeDeflater : IDeflater
{
    // Compiled for .NET 8 and run by whatever hosts it.
    private static readonly Type? Levels = typeof(DeflateStream).Assembly.GetType("System.IO.Compression.ZLibCompressionOptions");
    private static readonly PropertyInfo? Level = Levels?.GetProperty("CompressionLevel");
    private static readonly ConstructorInfo? WithLevel = Levels is null ? null : typeof(DeflateStream).GetConstructor([typeof(Stream), Levels, typeof(bool)]);

    /// <summary>Whether this runtime's flush brings the stream to a byte border: that of .NET Framework and of Mono emits nothing.</summary>
    public static bool CanFlush { get; } = Flushes();

    /// <inheritdoc/>
    public void Deflate(byte[] input, int start, int length, int level, MemoryStream output)
    {
        long end;
        using (var deflate = Open(output, level))
        {
            deflate.Write(input, start, length);
            deflate.Flush();
            end = output.Length;
        }

        // Closing it has appended the end of the stream.
        output.SetLength(end);
    }

    private static DeflateStream Open(Stream output, int level)
    {
        if (WithLevel is null || Level is null)
        {
            return new DeflateStream(output, level == 1 ? CompressionLevel.Fastest : CompressionLevel.Optimal, leaveOpen: true);
        }

        var options = Activator.CreateInstance(Levels!);
        Level.SetValue(options, level);
        return (DeflateStream)WithLevel.Invoke([output, options, true]);
    }

    private static bool Flushes()
    {
        const int Marker = 4;
        using var output = new MemoryStream();
        new RuntimeDeflater().Deflate([1, 2, 3], 0, 3, 5, output);
        var written = output.ToArray();
        return written.Length > Marker && BitConverter.ToUInt32(written, written.Length - Marker) == 0xFFFF0000;
    }
}
