using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Threading;
using AlteryxBackup.Databases.Bson;

namespace AlteryxBackup.Databases;

/// <summary>
/// Walks all data files of one dump, one after the other: one core walks faster than most disks read, and the service needs the others.
/// </summary>
internal sealed class DumpWalk
{
    private readonly IFileSystem _files;
    private readonly ByteProgress _progress;
    private readonly string _folder;
    private readonly DumpLayout _layout;
    private readonly List<CountedCollection> _counted = [];
    private readonly List<DumpFinding> _findings = [];
    private readonly BsonWalker _walker = new();
    private long _done;

    public DumpWalk(IFileSystem files, ByteProgress progress, string folder, DumpLayout layout)
    {
        _files = files;
        _progress = progress;
        _folder = folder;
        _layout = layout;
    }

    /// <summary>The collections whose files are whole.</summary>
    public IReadOnlyList<CountedCollection> Counted => _counted;

    /// <summary>The first fault of each of the others.</summary>
    public IReadOnlyList<DumpFinding> Findings => _findings;

    /// <summary>Walks them all.</summary>
    public void Run(CancellationToken cancellation)
    {
        foreach (var collection in _layout.WithData)
        {
            if (Walk(collection.DataFile!, collection.Namespace, cancellation) is { } walk)
            {
                _counted.Add(new(collection, new DumpedCollection(collection.Name, walk.Documents, walk.Bytes)));
            }
        }

        if (_layout.Oplog is not null)
        {
            _ = Walk(_layout.Oplog, "oplog", cancellation);
        }
    }

    private BsonWalk? Walk(string path, string activity, CancellationToken cancellation)
    {
        try
        {
            // The walker reads in large pieces itself: the stream's own buffer would only copy them once more.
            using var file = _files.FileStream.Create(
                _files.Path.Combine(_folder, path), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            using var content = BsonFile.Uncompressed(file, path);
            var walk = _walker.Walk(content, () => _progress.Report(activity, _done + file.Position, _layout.SizeBytes), cancellation);
            _done += file.Length;
            if (walk.Fault is not { } fault)
            {
                return walk;
            }

            _findings.Add(new(path, fault.Document, fault.Offset, fault.Problem));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _findings.Add(new(path, null, null, "can't be read: " + fault.Message));
        }

        return null;
    }
}
