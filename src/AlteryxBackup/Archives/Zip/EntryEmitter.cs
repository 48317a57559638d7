using System.Collections.Generic;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Archives.Zip;

/// <summary>
/// Writes compressed batches into the archive. A small entry is known whole and has everything in its local header; a large one is followed by a data descriptor (bit 3),
/// with 64-bit sizes where its source may need them.
/// </summary>
internal sealed class EntryEmitter(HashingStream output)
{
    private readonly List<PendingEntry> _entries = [];

    /// <summary>What has been written, in order.</summary>
    public IReadOnlyList<PendingEntry> Entries => _entries;

    /// <summary>Writes a batch.</summary>
    public void Emit(Batch batch)
    {
        foreach (var piece in batch.Pieces)
        {
            var entry = piece.Entry;
            if (piece.IsFirst)
            {
                entry.Record = Begun(piece);
                Write(ZipRecordWriter.LocalHeader(entry.Record));
                _entries.Add(entry);
            }

            if (piece.OutputStart is { } start)
            {
                output.Write(batch.Output.GetBuffer(), start, piece.OutputLength);
            }
            else
            {
                output.Write(batch.Input, piece.Start, piece.Length);
            }

            if (!piece.IsWhole)
            {
                Continue(entry, piece);
            }
        }
    }

    private ZipRecord Begun(Piece piece)
    {
        var record = piece.Entry.Record with { Offset = output.BytesWritten, Method = piece.OutputStart is null ? ZipFormat.Stored : ZipFormat.Deflated };
        return piece.IsWhole
            ? record with { Crc = piece.Crc, CompressedBytes = piece.OutputLength }
            : record with { Flags = (ushort)(record.Flags | ZipFormat.SizesFollow), HasZip64Descriptor = MayNeedZip64(record.SizeBytes) };
    }

    // What can't be compressed grows by five bytes per stored block, far less than a thousandth.
    private static bool MayNeedZip64(long size) => size + (size / 1000) >= ZipFormat.SeeZip64;

    private void Continue(PendingEntry entry, Piece piece)
    {
        var record = entry.Record;
        entry.Record = record with { Crc = Crc32.Join(record.Crc, piece.Crc, piece.Length), CompressedBytes = record.CompressedBytes + piece.OutputLength };
        if (piece.OutputStart is not null)
        {
            entry.BlockBytes.Add(piece.OutputLength);
        }

        if (piece.IsLast)
        {
            Write(ZipRecordWriter.Descriptor(entry.Record));
        }
    }

    /// <summary>Writes the central directory.</summary>
    public void Finish()
    {
        var start = output.BytesWritten;
        foreach (var entry in _entries)
        {
            Write(ZipRecordWriter.CentralHeader(entry.Record));
        }

        Write(ZipRecordWriter.End(_entries.Count, start, output.BytesWritten - start));
        output.Flush();
    }

    private void Write(byte[] bytes) => output.Write(bytes, 0, bytes.Length);
}
