using AlteryxBackup.Lab.Bson;

namespace AlteryxBackup.Lab.Generation;

/// <summary>Writes the document with this number.</summary>
internal delegate void DocumentFactory(BsonWriter writer, Randomness random, int number);

/// <summary>A collection to make: at least so many documents, and more until it holds so many bytes.</summary>
internal sealed record CollectionPlan(string Database, string Name, int MinimumDocuments, long Bytes, DocumentFactory Factory)
{
    /// <summary>Fields that have a unique index beside that of <c>_id</c>.</summary>
    public string? UniqueField { get; init; }
}
