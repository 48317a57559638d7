using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives.Volumes;

/// <summary>Takes the hashes of an archive, and of each of its volumes, a piece at a time. For one thread at a time.</summary>
/// <param name="paths">The archive, or its volumes in their order.</param>
/// <param name="open">Opens one.</param>
internal sealed class ArchiveHashing(IReadOnlyList<string> paths, Func<string, Stream> open) : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly Sha256Hash _joined = new();
    private readonly List<(long SizeBytes, string Sha256)> _volumes = [];
    private Sha256Hash _own = new();
    private Stream? _stream;
    private long _size;

    private bool HasVolumes => paths.Count > 1;

    /// <summary>Reads on.</summary>
    /// <returns>Bytes read; 0 when all files are read to their ends.</returns>
    /// <exception cref="IOException">It can't be read.</exception>
    public int Advance()
    {
        while (_volumes.Count < paths.Count)
        {
            _stream ??= open(paths[_volumes.Count]);
            var read = _stream.Read(_buffer, 0, _buffer.Length);
            if (read > 0)
            {
                Take(read);
                return read;
            }

            FinishFile();
        }

        return 0;
    }

    /// <summary>What came of it; called once, at the end.</summary>
    public ArchiveHash Finish()
    {
        var sha256 = _joined.Finish();
        return new ArchiveHash(_volumes.Sum(volume => volume.SizeBytes), sha256, HasVolumes ? _volumes : [(_volumes[0].SizeBytes, sha256)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream?.Dispose();
        _own.Dispose();
        _joined.Dispose();
    }

    // The only file's hash is the archive's: it isn't taken twice.
    private void Take(int count)
    {
        _joined.Append(_buffer, 0, count);
        if (HasVolumes)
        {
            _own.Append(_buffer, 0, count);
        }

        _size += count;
    }

    private void FinishFile()
    {
        _stream?.Dispose();
        _stream = null;
        _volumes.Add((_size, _own.Finish()));
        _own.Dispose();
        _own = new Sha256Hash();
        _size = 0;
    }
}
