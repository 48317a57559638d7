using System.Collections.Generic;

namespace AlteryxBackup.Configuration;

/// <summary>The server's database.</summary>
public sealed record MongoDBSection
{
    /// <summary>Which kind; auto: detected from the server's settings.</summary>
    public DatabaseTypeSetting Type { get; init; }

    /// <summary>Collections (<c>database.collection</c>) without which no dump is whole.</summary>
    public IReadOnlyList<string> RequiredCollections { get; init; } = [];

    /// <summary>The folder that holds mongodump; empty: looked up.</summary>
    public string ToolsPath { get; init; } = "";

    /// <summary>The embedded database.</summary>
    public EmbeddedMongoDBSection EmbeddedMongoDB { get; init; } = new();

    /// <summary>A MongoDB of the company's own.</summary>
    public SelfManagedMongoDBSection SelfManagedMongoDB { get; init; } = new();

    /// <summary>The Gallery's database, where it lives on another server than the rest; null: it doesn't.</summary>
    public SelfManagedMongoDBSection? GalleryMongoDB { get; init; }
}
