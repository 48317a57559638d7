using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Lab.Store;

namespace AlteryxBackup.Lab.Tools;

/// <summary>Fills an empty data folder from a dump and says what mongorestore says.</summary>
internal sealed class MongoRestore(DataFolder target, ToolLog log, RestoreFault fault)
{
    private const string MetadataSuffix = ".metadata.json";
    private const string DocumentsSuffix = ".bson";
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

            if (fault == RestoreFault.FailsInLogAlone)
            {
                log.Line("AlteryxService.AS_Queue: error creating indexes: (IndexOptionsConflict) an index of this name exists");
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
        foreach (var file in files.Where(f => Stem(f) is null))
        {
            log.Line($"don't know what to do with file \"{file}\", skipping...");
        }

        foreach (var stem in files.Select(Stem).OfType<string>().Distinct())
        {
            ReadCollection(stem + DocumentsSuffix, Describe(stem, Path.GetFileName(folder)));
        }
    }

    private StoredCollection Describe(string stem, string database)
    {
        var name = DumpName.Unescape(Path.GetFileName(stem));
        if (!File.Exists(stem + MetadataSuffix))
        {
            return new StoredCollection { Database = database, Name = name };
        }

        var collection = CollectionMetadata.Read(stem + MetadataSuffix, database, name);
        log.Line($"reading metadata for {collection.Namespace} from {stem}{MetadataSuffix}");
        return collection;
    }

    private void ReadCollection(string file, StoredCollection collection)
    {
        if (collection.Type == "view")
        {
            target.AddView(collection);
            log.Line($"finished restoring {collection.Namespace} (0 documents, 0 failures)");
            return;
        }

        // A collection with metadata alone is made empty.
        log.Line($"restoring {collection.Namespace} from {(File.Exists(file) ? file : "metadata")}");
        using var writer = target.Add(collection with { Uuid = Guid.NewGuid().ToString("N") });
        var lost = File.Exists(file) && Copy(file, writer, collection);

        if (fault == RestoreFault.Hangs)
        {
            Thread.Sleep(Timeout.Infinite);
        }

        _documents += writer.Documents + (lost ? 1 : 0);
        log.Line($"finished restoring {collection.Namespace} ({writer.Documents} {(writer.Documents == 1 ? "document" : "documents")}, 0 failures)");
    }

    /// <returns>True when the last document was left out.</returns>
    private bool Copy(string file, CollectionWriter writer, StoredCollection collection)
    {
        try
        {
            using var reader = new BsonFileReader(file);
            var more = reader.Next();
            while (more)
            {
                var document = reader.Document.ToArray();
                more = reader.Next();
                if (!more && fault == RestoreFault.LosesDocuments)
                {
                    return true;
                }

                writer.Append(document);
            }

            return false;
        }
        catch (Exception e) when (e is LabException or IOException)
        {
            throw new LabException($"{collection.Namespace}: error restoring from {file}: {e.Message}", e);
        }
    }

    private static string? Stem(string file) =>
        file.EndsWith(MetadataSuffix, StringComparison.Ordinal) ? file[..^MetadataSuffix.Length]
        : file.EndsWith(DocumentsSuffix, StringComparison.Ordinal) ? file[..^DocumentsSuffix.Length]
        : null;
}
