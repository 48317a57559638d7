using System;
using System.IO;

namespace AlteryxBackup.Archives.Zip;

/// <summary>The bytes of an archive by their positions. From any thread: readers take turns.</summary>
internal sealed class ArchiveBytes(Stream stream) : IDisposable
{
    private readonly object _turn = new();

    /// <summary>How many there are.</summary>
    public long Length { get; } = stream.Length;

    /// <summary>Reads some of the bytes at a position; 0 at the end.</summary>
    public int Read(long position, byte[] buffer, int offset, int count)
    {
        lock (_turn)
        {
            // Setting it empties the stream's buffer even where it stands there already.
            if (stream.Position != position)
            {
                stream.Position = position;
            }

            return stream.Read(buffer, offset, count);
        }
    }

    /// <summary>Reads all of the bytes of a stretch.</summary>
    /// <exception cref="InvalidDataException">The archive ends before.</exception>
    public byte[] Read(long position, int count)
    {
        var bytes = new byte[count];
        ReadAll(position, bytes, count);
        return bytes;
    }

    /// <summary>Reads all of the bytes of a stretch into a buffer's beginning.</summary>
    /// <exception cref="InvalidDataException">The archive ends before.</exception>
    public void ReadAll(long position, byte[] buffer, int count)
    {
        for (var filled = 0; filled < count;)
        {
            var read = Read(position + filled, buffer, filled, count - filled);
            filled += read > 0 ? read : throw new InvalidDataException("The archive ends inside of it.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
