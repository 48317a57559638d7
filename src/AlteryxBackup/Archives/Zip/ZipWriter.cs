using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives.Zip;

/// <summary>
/// Writes a .zip front to back and never seeks, so that the archive can be hashed while it is written. Small entries are held whole and have
/// everything in their local header; large ones are streamed and followed by a data descriptor (bit 3), with 64-bit sizes where the source may need them.
/// </summary>
internal sealed class ZipWriter : IDisposable
{
    /// <summary>Entries up to this size are compressed in memory.</summary>
    public const int BufferedLimit = 1 << 20;

    private readonly HashingStream _output;
    private readonly ArchiveCompression _compression;
    private readonly byte[] _buffer = new byte[BufferedLimit];
    private readonly MemoryStream _compressed = new();
    private readonly List<ZipRecord> _records = [];

    /// <summary>Writes to a stream that is at its beginning; it is left open.</summary>
    public ZipWriter(HashingStream output, ArchiveCompression compression)
    {
        _output = output;
        _compression = compression;
    }

    /// <summary>Writes an entry, hashing it on its way.</summary>
    /// <exception cref="ArgumentException">The name isn't one that an archive may hold.</exception>
    public ArchivedEntry Write(string path, DateTimeOffset lastModified, IEntryContent content)
    {
        if (EntryName.Fault(path) is { } fault)
        {
            throw new ArgumentException($"'{path}' can't be the name of an entry: {fault}.", nameof(path));
        }

        var record = new ZipRecord
        {
            Name = Encoding.UTF8.GetBytes(path),
            Flags = ZipFormat.NameIsUtf8,
            DosTime = ZipTime.ToDos(lastModified),
            UnixTime = ZipTime.ToUnix(lastModified),
            Offset = _output.BytesWritten,
            SizeBytes = content.SizeBytes,
        };
        using var sha256 = new Sha256Hash();
        _records.Add(content.SizeBytes <= BufferedLimit
            ? WriteBuffered(record, LevelFor(path), content, sha256)
            : WriteStreamed(record, LevelFor(path), content, sha256));
        return new ArchivedEntry(path, content.SizeBytes, sha256.Finish());
    }

    /// <summary>Writes the central directory; nothing can be added afterwards.</summary>
    public void Finish()
    {
        var start = _output.BytesWritten;
        foreach (var record in _records)
        {
            Write(ZipRecordWriter.CentralHeader(record));
        }

        Write(ZipRecordWriter.End(_records.Count, start, _output.BytesWritten - start));
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _compressed.Dispose();

    private ZipRecord WriteBuffered(ZipRecord record, CompressionLevel level, IEntryContent content, Sha256Hash sha256)
    {
        var size = 0;
        for (int read; (read = content.Read(_buffer, size, (int)record.SizeBytes - size)) > 0;)
        {
            size += read;
        }

        sha256.Append(_buffer, 0, size);

        var isSmaller = level != CompressionLevel.NoCompression && Deflate(size, level);
        var written = record with
        {
            Method = isSmaller ? ZipFormat.Deflated : ZipFormat.Stored,
            Crc = Crc32.Append(0, _buffer, 0, size),
            CompressedBytes = isSmaller ? _compressed.Length : size,
        };
        Write(ZipRecordWriter.LocalHeader(written));
        _output.Write(isSmaller ? _compressed.GetBuffer() : _buffer, 0, (int)written.CompressedBytes);
        return written;
    }

    private bool Deflate(int size, CompressionLevel level)
    {
        _compressed.SetLength(0);
        using (var deflate = new DeflateStream(_compressed, level, leaveOpen: true))
        {
            deflate.Write(_buffer, 0, size);
        }

        return _compressed.Length < size;
    }

    private ZipRecord WriteStreamed(ZipRecord record, CompressionLevel level, IEntryContent content, Sha256Hash sha256)
    {
        // Deflated even where nothing is to be compressed: in blocks that are merely stored. A stored entry's end can't be found by
        // tools that read front to back when its size comes after it.
        var announced = record with
        {
            Method = ZipFormat.Deflated,
            Flags = (ushort)(record.Flags | ZipFormat.SizesFollow),
            HasZip64Descriptor = MayNeedZip64(record.SizeBytes),
        };
        Write(ZipRecordWriter.LocalHeader(announced));

        var start = _output.BytesWritten;
        var crc = 0u;
        using (var deflate = new DeflateStream(_output, level, leaveOpen: true))
        {
            for (int read; (read = content.Read(_buffer, 0, _buffer.Length)) > 0;)
            {
                crc = Crc32.Append(crc, _buffer, 0, read);
                sha256.Append(_buffer, 0, read);
                deflate.Write(_buffer, 0, read);
            }
        }

        var written = announced with { Crc = crc, CompressedBytes = _output.BytesWritten - start };
        Write(ZipRecordWriter.Descriptor(written));
        return written;
    }

    // What can't be compressed grows by five bytes per stored block, far less than a thousandth.
    private static bool MayNeedZip64(long size) => size + (size / 1000) >= ZipFormat.SeeZip64;

    private CompressionLevel LevelFor(string path) => _compression switch
    {
        _ when path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) => CompressionLevel.NoCompression,
        ArchiveCompression.NoCompression => CompressionLevel.NoCompression,
        ArchiveCompression.Fastest => CompressionLevel.Fastest,
        _ => CompressionLevel.Optimal,
    };

    private void Write(byte[] bytes) => _output.Write(bytes, 0, bytes.Length);
}
