using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Archives.Volumes;

/// <summary>An archive that is being written: one <c>.partial</c> file, or one for each volume. Gone when disposed without having been published.</summary>
internal sealed class PartialArchive : IDisposable
{
    private readonly IFileSystem _files;
    private readonly IDurableFiles _durable;
    private readonly List<PartialFile> _parts = [];

    /// <exception cref="IOException">The first file exists already or can't be written.</exception>
    public PartialArchive(IFileSystem files, IDurableFiles durable, string archivePath)
    {
        _files = files;
        _durable = durable;
        ArchivePath = archivePath;
        _parts.Add(PartialFile.Inheriting(files, durable, archivePath));
    }

    /// <summary>Its path once published.</summary>
    public string ArchivePath { get; }

    /// <summary>Its path until then; see <see cref="StoredArchive.Find"/>.</summary>
    public string PartialPath => ArchivePath + PartialFile.Suffix;

    /// <summary>The files that it stands in until then.</summary>
    public IReadOnlyList<string> PartialPaths => [.. _parts.Select(part => part.PartialPath)];

    /// <summary>The volumes' names once published; none for one file.</summary>
    public IReadOnlyList<string> VolumeNames => _parts.Count == 1 ? [] : [.. _parts.Select(part => _files.Path.GetFileName(part.FinalPath))];

    /// <summary>Where to write.</summary>
    public Stream Stream => _parts[_parts.Count - 1].Stream;

    /// <summary>Completes the volume that is being written, and begins the next. Only now the first one becomes a volume: an archive that fits stays one file.</summary>
    public void BeginNextVolume()
    {
        Complete();
        if (_parts.Count == 1)
        {
            _parts[0].Rename(VolumeName.Of(ArchivePath, 1));
        }

        _parts.Add(PartialFile.Inheriting(_files, _durable, VolumeName.Of(ArchivePath, _parts.Count + 1)));
    }

    /// <summary>Flushes the last file to disk and closes it.</summary>
    public void Complete() => _parts[_parts.Count - 1].Complete();

    /// <summary>Gives the final names, the last volume's first: where the first one stands, the others do. What was named is taken back when that can't be had.</summary>
    public void Publish()
    {
        var unnamed = _parts.Count;
        try
        {
            for (; unnamed > 0; unnamed--)
            {
                _parts[unnamed - 1].Publish();
            }
        }
        catch (Exception failure) when (unnamed > 1 || failure is not NameNotFlushedException)
        {
            // A name that only wasn't flushed was given, and is ours to take back; one that is taken is somebody else's.
            foreach (var part in _parts.Skip(failure is NameNotFlushedException ? unnamed - 1 : unnamed))
            {
                part.Withdraw();
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _parts.ForEach(part => part.Dispose());
}
