using System;
using System.Collections.Generic;
using System.Text;
using AlteryxBackup.Lab.Bson;
using AlteryxBackup.Lab.Store;

namespace AlteryxBackup.Lab.Generation;

/// <summary>Fills a data folder with the databases of one deployment. Streams: memory doesn't grow with the size.</summary>
internal sealed class DatabaseGenerator(LabOptions options)
{
    private const string Service = "AlteryxService";
    private const string Gallery = "AlteryxGallery";
    private const string Search = "AlteryxGallery_Lucene";
    private readonly BsonWriter _writer = new();

    public void Fill(DataFolder store)
    {
        foreach (var plan in Plans())
        {
            Write(store, plan);
        }

        store.AddView(new StoredCollection
        {
            Database = Gallery,
            Name = "activeUsers",
            Type = "view",
            Options = """{"viewOn":"users","pipeline":[{"$match":{"Active":true}}]}""",
        });
        store.Save();
    }

    private IEnumerable<CollectionPlan> Plans()
    {
        var total = options.SizeMegabytes * 1_000_000L;
        var incompressible = total * options.IncompressiblePercent / 100;
        var packages = new PackageFiles(Math.Max(incompressible, 4096));
        long Share(int percent) => (total - incompressible) * percent / 100;

        return
        [
            new(Service, "AS_Queue", 8, Share(15), ServiceDocuments.QueueEntry),
            new(Service, "AS_Schedules", 12, 0, ServiceDocuments.Schedule),
            new(Service, "AS_Applications", 6, Share(30), ServiceDocuments.Application),
            new(Service, "AS_Results", 8, Share(30), ServiceDocuments.Result),
            new(Service, "AS_Logs", 5, Share(6), ServiceDocuments.LogEntry),
            new(Service, "AS_App.files", packages.Files, 0, packages.File),
            new(Service, "AS_App.chunks", packages.Chunks, 0, packages.Chunk),
            new(Service, "AS_Empty", 0, 0, AllTypesDocument.Write),
            new(Service, "alltypes", 1, 0, AllTypesDocument.Write),
            new(Gallery, "users", 8, Share(2), GalleryDocuments.User) { UniqueField = "Email" },
            new(Gallery, "appInfos", 6, Share(14), GalleryDocuments.App),
            new(Gallery, "collections", 3, 0, GalleryDocuments.Collection),
            new(Gallery, "sessions", 2, 0, GalleryDocuments.Session),
            new(Gallery, "locks", 1, 0, GalleryDocuments.Lock),
            new(Gallery, "subscriptions", 1, 0, GalleryDocuments.Subscription),
            new(Gallery, "odd name/with%+chars", 1, 0, GalleryDocuments.Odd),
            new(Search, "luceneFs", 2, Share(3), GalleryDocuments.IndexFile),
        ];
    }

    private void Write(DataFolder store, CollectionPlan plan)
    {
        var random = Randomness.For(options.Seed, $"{plan.Database}.{plan.Name}");
        using var collection = store.Add(new StoredCollection
        {
            Database = plan.Database,
            Name = plan.Name,
            Uuid = random.Hexadecimal(16),
            Indexes = Indexes(plan),
        });
        for (var number = 0; number < plan.MinimumDocuments || collection.Bytes < plan.Bytes; number++)
        {
            _writer.Clear();
            plan.Factory(_writer, random, number);
            collection.Append(_writer.Written);
        }
    }

    private static string Indexes(CollectionPlan plan)
    {
        var text = new StringBuilder("[");
        _ = text.Append(Index(plan, "_id", "_id_", ""));
        if (plan.UniqueField is { } field)
        {
            _ = text.Append(',').Append(Index(plan, field, field + "_1", "\"unique\":true,"));
        }

        return text.Append(']').ToString();
    }

    private static string Index(CollectionPlan plan, string field, string name, string options) =>
        $$$"""{"v":{"$numberInt":"2"},{{{options}}}"key":{"{{{field}}}":{"$numberInt":"1"}},"name":"{{{name}}}","ns":"{{{plan.Database}}}.{{{plan.Name}}}"}""";
}
