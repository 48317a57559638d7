namespace AlteryxBackup.Lab.Store;

/// <summary>A collection or view as the store's catalogue lists it.</summary>
internal sealed record StoredCollection
{
    public string Database { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>"collection" or "view"; a view has no file.</summary>
    public string Type { get; set; } = "collection";

    /// <summary>File name in the data folder.</summary>
    public string? File { get; set; }

    /// <summary>32 hexadecimal digits; null for a view.</summary>
    public string? Uuid { get; set; }

    /// <summary>Extended JSON, or null when the collection was created without any.</summary>
    public string? Options { get; set; }

    /// <summary>Extended JSON array.</summary>
    public string Indexes { get; set; } = "[]";

    public long Documents { get; set; }

    public long Bytes { get; set; }

    public string Namespace => $"{Database}.{Name}";
}
