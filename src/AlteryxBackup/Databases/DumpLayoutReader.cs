using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Databases.Bson;
using Newtonsoft.Json;

namespace AlteryxBackup.Databases;

/// <summary>Reads a dump's folder: which files belong together, and what is missing. Used for one folder, once.</summary>
internal sealed class DumpLayoutReader
{
    // mongodump before 100.x writes this one of old storage engines without metadata.
    private const string CollectionWithoutMetadata = "system.indexes";

    private readonly IFileSystem _files;
    private readonly string _folder;
    private readonly List<CollectionFiles> _collections = [];
    private readonly List<string> _unknown = [];
    private readonly List<DumpFinding> _findings = [];

    public DumpLayoutReader(IFileSystem files, string folder)
    {
        _files = files;
        _folder = folder;
    }

    /// <exception cref="IOException">The folder can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be listed.</exception>
    public DumpLayout Read()
    {
        var root = _files.DirectoryInfo.FromDirectoryName(_folder);
        string? oplog = null;
        foreach (var file in Sorted(root.GetFiles()))
        {
            if (file.Name is "oplog.bson" or "oplog.bson.gz")
            {
                oplog = file.Name;
            }
            else if (DumpFileName.Parse(file.Name).Kind != DumpFileKind.Prelude)
            {
                _unknown.Add(file.Name);
            }
        }

        var databases = Sorted(root.GetDirectories());
        foreach (var database in databases)
        {
            ReadDatabase(database);
        }

        var size = root.GetFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        var collections = _collections.OrderBy(collection => collection.Namespace, StringComparer.Ordinal).ToList();
        return new DumpLayout([.. databases.Select(database => database.Name)], collections, oplog, _unknown, _findings, size);
    }

    private static List<T> Sorted<T>(IEnumerable<T> entries)
        where T : IFileSystemInfo =>
        [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];

    private void ReadDatabase(IDirectoryInfo database)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Sorted(database.GetFiles()))
        {
            var path = database.Name + "/" + file.Name;
            var name = DumpFileName.Parse(file.Name);
            if (name.Kind == DumpFileKind.Unknown)
            {
                _unknown.Add(path);
                continue;
            }

            if (name.Kind == DumpFileKind.Prelude)
            {
                continue;
            }

            var halves = name.Kind == DumpFileKind.Data ? data : metadata;
            if (halves.TryGetValue(name.Stem, out var twin))
            {
                _findings.Add(new(path, null, null, $"stands beside {twin}: files of two dumps are mixed"));
                continue;
            }

            halves.Add(name.Stem, path);
        }

        _unknown.AddRange(Sorted(database.GetDirectories()).Select(folder => database.Name + "/" + folder.Name + "/"));
        foreach (var stem in data.Keys.Union(metadata.Keys, StringComparer.Ordinal))
        {
            _ = data.TryGetValue(stem, out var dataFile);
            _ = metadata.TryGetValue(stem, out var metadataFile);
            _collections.Add(Pair(database.Name, new DumpFileName(DumpFileKind.Data, stem), dataFile, metadataFile));
        }

        if (data.Count + metadata.Count == 0)
        {
            _findings.Add(new(database.Name + "/", null, null, "the database has no collection"));
        }
    }

    private CollectionFiles Pair(string database, DumpFileName fileName, string? dataFile, string? metadataFile)
    {
        var name = fileName.CollectionName;
        var metadata = metadataFile is null ? null : ReadMetadata(metadataFile);
        if (metadata?.CollectionName is { } declared)
        {
            if (!fileName.IsFor(declared))
            {
                _findings.Add(new(metadataFile, null, null, $"describes the collection {declared}, which isn't the one of its file name"));
            }

            name = declared;
        }

        var isView = metadata is { IsView: true };
        if (metadataFile is null && name != CollectionWithoutMetadata)
        {
            _findings.Add(new(dataFile, null, null, "the collection's metadata file is missing"));
        }

        if (dataFile is null && metadata is { IsView: false })
        {
            _findings.Add(new(metadataFile, null, null, "the collection's .bson file is missing"));
        }

        return new CollectionFiles(database, name, dataFile, metadataFile, isView);
    }

    private CollectionMetadata? ReadMetadata(string path)
    {
        try
        {
            var file = _files.File.OpenRead(_files.Path.Combine(_folder, path));
            using var content = BsonFile.Uncompressed(file, path);
            return CollectionMetadata.Read(content);
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            _findings.Add(new(path, null, null, "the metadata can't be read: " + fault.Message));
            return null;
        }
    }
}
