using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Lab.Store;

namespace AlteryxBackup.Lab.Tools;

/// <summary>Writes a data folder out in mongodump's layout and says what mongodump says.</summary>
internal sealed class MongoDump(DataFolder store, LabSwitches switches, ToolLog log)
{
    private const string Prelude = """{"ServerVersion":"4.2.22","ToolVersion":"100.14.0"}""";
    private const string Victim = "AlteryxService.AS_Queue";
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(3);

    public void Write(string folder)
    {
        var first = true;
        foreach (var database in store.Databases().Where(d => !(switches.DumpFault == DumpFault.LeavesGalleryOut && d.Key == "AlteryxGallery")))
        {
            var target = Path.Combine(folder, database.Key);
            Directory.CreateDirectory(target);
            File.WriteAllText(Path.Combine(target, "prelude.json"), Prelude);
            foreach (var collection in database.Where(c => !(switches.DumpFault == DumpFault.LeavesCollectionOut && c.Namespace == Victim)))
            {
                Write(target, collection);
                if (first)
                {
                    first = false;
                    Linger();
                }
            }
        }
    }

    private void Write(string folder, StoredCollection collection)
    {
        var stem = Path.Combine(folder, DumpName.Escape(collection.Name));
        if (collection.Type != "view")
        {
            WriteDocuments(stem + ".bson", collection);
        }

        CollectionMetadata.Write(stem + ".metadata.json", collection);
    }

    private void WriteDocuments(string path, StoredCollection collection)
    {
        log.Line($"writing {collection.Namespace} to {path}");
        var documents = 0L;
        var sinceProgress = Stopwatch.StartNew();
        using (var reader = store.Read(collection))
        using (var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0))
        {
            while (reader.NextPage())
            {
                target.Write(reader.Page);
                documents += reader.Documents;
                if (sinceProgress.Elapsed >= ProgressInterval)
                {
                    sinceProgress.Restart();
                    log.Line(Progress(collection, documents));
                }
            }
        }

        if (collection.Namespace == Victim)
        {
            DumpDamage.Apply(switches.DumpFault, path);
        }

        log.Line($"done dumping {collection.Namespace} ({documents} {(documents == 1 ? "document" : "documents")})");
    }

    private void Linger()
    {
        if (switches.DumpFault == DumpFault.Hangs)
        {
            Thread.Sleep(Timeout.Infinite);
        }

        Thread.Sleep(TimeSpan.FromSeconds(switches.DumpSeconds));
    }

    private static string Progress(StoredCollection collection, long documents)
    {
        var share = (double)documents / Math.Max(1, collection.Documents);
        var filled = Math.Min(24, (int)(share * 24));
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', 24 - filled)}]  {collection.Namespace}  {documents}/{collection.Documents}  ({share * 100:F1}%)");
    }
}
