using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace AlteryxBackup.Lab.Store;

/// <summary>The embedded database's data folder: a catalogue and one file of pages for each collection. Nothing in it looks like a dump.</summary>
internal sealed class DataFolder
{
    private const string CatalogueName = "catalogue.json";
    private readonly StoreCatalogue _catalogue;

    private DataFolder(string path, StoreCatalogue catalogue)
    {
        FullPath = path;
        _catalogue = catalogue;
    }

    public string FullPath { get; }

    public IReadOnlyList<StoredCollection> Collections => _catalogue.Collections;

    public static DataFolder Create(string path)
    {
        Directory.CreateDirectory(path);
        return new DataFolder(path, new StoreCatalogue());
    }

    /// <exception cref="LabException">The folder holds no store.</exception>
    public static DataFolder Open(string path)
    {
        var file = Path.Combine(path, CatalogueName);
        if (!File.Exists(file))
        {
            throw new LabException($"'{path}' holds no database: '{CatalogueName}' is missing.");
        }

        return new DataFolder(path, JsonSerializer.Deserialize(File.ReadAllBytes(file), LabJson.Default.StoreCatalogue)!);
    }

    public CollectionWriter Add(StoredCollection collection)
    {
        var stored = collection with { File = $"collection-{_catalogue.Collections.Count}.dat" };
        _catalogue.Collections.Add(stored);
        return new CollectionWriter(Path.Combine(FullPath, stored.File), stored);
    }

    public void AddView(StoredCollection view) => _catalogue.Collections.Add(view);

    /// <summary>Makes the collections that were added part of the store.</summary>
    public void Save() => File.WriteAllBytes(Path.Combine(FullPath, CatalogueName), JsonSerializer.SerializeToUtf8Bytes(_catalogue, LabJson.Default.StoreCatalogue));

    public CollectionReader Read(StoredCollection collection) => new(Path.Combine(FullPath, collection.File!));

    public IEnumerable<IGrouping<string, StoredCollection>> Databases() => _catalogue.Collections.GroupBy(c => c.Database);
}
