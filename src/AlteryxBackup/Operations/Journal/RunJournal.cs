using System;
using System.IO;
using System.IO.Abstractions;
using System.Text;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Locks;

namespace AlteryxBackup.Operations.Journal;

/// <summary>
/// The journal of the run that holds the lock: append-only, each fact on the disk before <see cref="Add"/> returns. It is there while something may have to be
/// put right, and gone once nothing has.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    private readonly Machine _machine;
    private readonly string _path;
    private readonly object _writing = new();
    private Stream? _stream;
    private long _length;
    private UnfinishedRun _run = UnfinishedRun.From(JournalContent.Of([]));

    private RunJournal(Machine machine, string path, Stream stream)
    {
        _machine = machine;
        _path = path;
        _stream = stream;
    }

    /// <summary>Begins the journal of a run; the one of an earlier run must have been settled.</summary>
    /// <param name="machine">The boundaries.</param>
    /// <param name="path">Where it stands, in the state folder.</param>
    /// <param name="run">Its first fact.</param>
    /// <exception cref="BackupException">PathNotWritable, DiskFull.</exception>
    public static RunJournal Begin(Machine machine, string path, RunBegan run)
    {
        try
        {
            machine.Files.File.Delete(path + PartialFile.Suffix);
            using var partial = new PartialFile(machine.Files, machine.DurableFiles, path);
            var line = Line(run with { At = machine.Clock.UtcNow });
            partial.Stream.Write(line, 0, line.Length);
            partial.Complete();
            partial.Publish();
            return Continue(machine, path);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, path, "Nothing was begun.", StateFolderRoom.Advice);
        }
    }

    /// <summary>Goes on with a journal that a run has left.</summary>
    public static RunJournal Continue(Machine machine, string path)
    {
        var stream = machine.DurableFiles.OpenToAppend(path);
        var whole = new byte[stream.Length];
        var read = 0;
        while (read < whole.Length && stream.Read(whole, read, whole.Length - read) is > 0 and var count)
        {
            read += count;
        }

        // What a kill has left of a line must not become part of the next.
        var journal = new RunJournal(machine, path, stream) { _run = UnfinishedRun.From(JournalContent.Of(whole)) };
        journal._length = Array.LastIndexOf(whole, (byte)'\n') + 1;
        return journal;
    }

    /// <summary>What a journal says; null when there is none.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static JournalContent? Read(IFileSystem files, string path) =>
        files.File.Exists(path) ? JournalContent.Of(files.File.ReadAllBytes(path)) : null;

    /// <summary>Puts a fact on the disk.</summary>
    /// <exception cref="BackupException">PathNotWritable, DiskFull: what it announces must not be begun.</exception>
    public void Add(JournalFact fact)
    {
        lock (_writing)
        {
            fact = fact with { At = _machine.Clock.UtcNow };
            var line = Line(fact);
            try
            {
                var stream = _stream ?? throw new ObjectDisposedException(nameof(RunJournal));

                // A line that a full disk has cut must not become part of the next.
                stream.SetLength(_length);
                _ = stream.Seek(0, SeekOrigin.End);
                stream.Write(line, 0, line.Length);
                _machine.DurableFiles.FlushToDisk(stream);
                _length = stream.Length;
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                throw StorageFailure.Explain(failure, _path, $"It could not be noted ahead, so {fact.GetType().Name} did not happen.", StateFolderRoom.Advice);
            }

            _run = UnfinishedRun.With(_run, fact);
        }
    }

    /// <summary>Notes what has happened already. What can't be written is no reason to fail: the next run then looks at the real state.</summary>
    public void Remember(JournalFact fact)
    {
        lock (_writing)
        {
            _run = UnfinishedRun.With(_run, fact);
            try
            {
                Add(fact);
            }
            catch (BackupException)
            {
                // It did happen.
            }
        }
    }

    /// <summary>Removes it, unless a service is still owed its way back, or a restore is neither done nor undone: then it stays for the guard and for the next run.</summary>
    public void Finish()
    {
        Dispose();
        if (_run.ServicesOwed.Count > 0 || _run.IsBetweenStates)
        {
            return;
        }

        try
        {
            _machine.Files.File.Delete(_path);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            // The next run finds a journal by which nothing is owed, and says so.
        }
    }

    private static byte[] Line(JournalFact fact) => Encoding.UTF8.GetBytes(JournalLine.Write(fact) + "\n");

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        lock (_writing)
        {
            _stream?.Dispose();
            _stream = null;
        }
    }
}
