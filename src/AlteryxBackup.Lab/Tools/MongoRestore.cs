using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Lab.Store;

namespace AlteryxBackup.Lab.Tools;

/// <summary>Fills an empty data folder from a dump and says what mongorestore says.</summary>
internal sealed class MongoRestore(DataFolder target, ToolLog log)
{
    private const string MetadataSuffix = ".metadata.json";
    private long _documents;

    /// <returns>False when a file couldn't be read; what came before it is restored.</returns>
    public bool Read(string source)
    {
        log.Line("preparing collections to restore from");
        try
        {
            foreach (var database in Directory.GetDirectories(source).Order(StringComparer.Ordinal))
            {
                ReadDatabase(database);
            }

            return true;
        }
        catch (LabException e)
        {
            log.Line("Failed: " + e.Message);
            return false;
        }
        finally
        {
            target.Save();
            log.Line($"{_documents} document(s) restored successfully. 0 document(s) failed to restore.");
        }
    }

    private void ReadDatabase(string folder)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        foreach (var file in files.Where(f => !f.EndsWith(".bson", StringComparison.Ordinal) && !f.EndsWith(MetadataSuffix, StringComparison.Ordinal)))
        {
            log.Line($"don't know what to do with file \"{file}\", skipping...");
        }

        foreach (var metadata in files.Where(f => f.EndsWith(MetadataSuffix, StringComparison.Ordinal)))
        {
            var stem = metadata[..^MetadataSuffix.Length];
            var collection = CollectionMetadata.Read(metadata, Path.GetFileName(folder), DumpName.Unescape(Path.GetFileName(stem)));
            log.Line($"reading metadata for {collection.Namespace} from {metadata}");
            ReadCollection(stem + ".bson", collection);
        }
    }

    private void ReadCollection(string file, StoredCollection collection)
    {
        if (collection.Type == "view")
        {
            target.AddView(collection);
            log.Line($"finished restoring {collection.Namespace} (0 documents, 0 failures)");
            return;
        }

        log.Line($"restoring {collection.Namespace} from {file}");
        using var writer = target.Add(collection with { Uuid = Guid.NewGuid().ToString("N") });
        try
        {
            using var reader = new BsonFileReader(file);
            while (reader.Next())
            {
                writer.Append(reader.Document);
            }
        }
        catch (Exception e) when (e is LabException or IOException)
        {
            throw new LabException($"{collection.Namespace}: error restoring from {file}: {e.Message}", e);
        }

        _documents += writer.Documents;
        log.Line($"finished restoring {collection.Namespace} ({writer.Documents} {(writer.Documents == 1 ? "document" : "documents")}, 0 failures)");
    }
}
