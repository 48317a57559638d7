using System.IO;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Destinations;

/// <summary>Writes a <c>.partial</c> file of a <see cref="DirectoryDestination"/>.</summary>
internal sealed class DirectoryPartialWriter(Stream stream, IDurableFiles durable) : IPartialWriter
{
    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count) => stream.Write(buffer, offset, count);

    /// <inheritdoc/>
    public void Complete()
    {
        durable.FlushToDisk(stream);
        stream.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
