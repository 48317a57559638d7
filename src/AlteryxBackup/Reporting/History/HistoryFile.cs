using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Reporting.History;

/// <summary>The history: one JSON line per operation, oldest first. Written by the holder of the lock and by verifications, which take turns; read by anybody at any time.</summary>
/// <param name="path"><c>history.jsonl</c> in the state folder.</param>
/// <param name="files">Reads it.</param>
/// <param name="durable">Makes it, private, with its first line.</param>
public sealed class HistoryFile(string path, IFileSystem files, IDurableFiles durable)
{
    private const byte LineEnd = (byte)'\n';
    private const int MostTries = 40;

    // A byte that the file never has: who holds it writes, and keeps nobody from reading.
    private const long TurnByte = 1L << 62;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    /// <summary>Adds one operation, and returns when it is on the disk.</summary>
    /// <exception cref="IOException">It can't be written. The operation itself is not undone by that.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Append(HistoryEntry entry)
    {
        var line = JsonLine.Write(entry) + (char)LineEnd;
        if (files.File.Exists(path))
        {
            AddTo(Encoding.UTF8.GetBytes(line));
        }
        else
        {
            new SmallFile(files, durable).Publish(path, line);
        }
    }

    /// <summary>The last operations, newest first. Lines that a crash or a person damaged are passed over.</summary>
    /// <param name="count">How many at most.</param>
    /// <exception cref="IOException">It can't be read; a history that isn't there yet is empty.</exception>
    public IReadOnlyList<HistoryEntry> ReadNewest(int count)
    {
        if (!files.File.Exists(path))
        {
            return [];
        }

        using var stream = files.FileStream.Create(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return BackwardLines.Read(stream)
            .Select(JsonLine.Read<HistoryEntry>)
            .OfType<HistoryEntry>()
            .Where(entry => entry.Operation is { Length: > 0 })
            .Take(count)
            .ToList();
    }

    private void AddTo(byte[] line)
    {
        using var stream = OpenInTurn();

        // A crash in the middle of a line leaves it without its end; the new one must not become part of it.
        if (EndsInMidLine(stream))
        {
            line = [LineEnd, .. line];
        }

        _ = stream.Seek(0, SeekOrigin.End);
        stream.Write(line, 0, line.Length);
        stream.Flush(flushToDisk: true);
    }

    // Another writer is done in a moment; what else keeps the file from being opened doesn't go away.
    private FileStream OpenInTurn()
    {
        for (var attempt = 1; ; attempt++)
        {
            FileStream? stream = null;
            try
            {
                stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
                TakeTurn(stream);
                var ours = stream;
                stream = null;
                return ours;
            }
            catch (IOException) when (attempt < MostTries && files.File.Exists(path))
            {
                Thread.Sleep(BetweenTries);
            }
            finally
            {
                stream?.Dispose();
            }
        }
    }

    // Off Windows, opening a file to write keeps no other writer away.
    private static void TakeTurn(FileStream stream)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            stream.Lock(TurnByte, 1);
        }
    }

    private static bool EndsInMidLine(FileStream stream)
    {
        if (stream.Length == 0)
        {
            return false;
        }

        _ = stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != LineEnd;
    }
}
