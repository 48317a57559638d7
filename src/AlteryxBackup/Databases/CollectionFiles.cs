namespace AlteryxBackup.Databases;

/// <summary>The files of one collection or view in a dump.</summary>
/// <param name="Database">Its database.</param>
/// <param name="Name">Its name, unescaped.</param>
/// <param name="DataFile">Its documents, relative to the dump with forward slashes; null for a view, or when missing.</param>
/// <param name="MetadataFile">Its options and indexes, likewise; null when missing.</param>
/// <param name="IsView">True for a view: it has no documents of its own.</param>
public sealed record CollectionFiles(string Database, string Name, string? DataFile, string? MetadataFile, bool IsView)
{
    /// <summary><c>database.collection</c>.</summary>
    public string Namespace => Database + "." + Name;
}
