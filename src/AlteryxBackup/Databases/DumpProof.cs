using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Databases;

/// <summary>A dump that has been walked document by document and found whole.</summary>
/// <param name="Databases">What is in it, by name.</param>
/// <param name="SizeBytes">Size of its files on disk.</param>
public sealed record DumpProof(IReadOnlyList<DumpedDatabase> Databases, long SizeBytes)
{
    /// <summary>Collections in all.</summary>
    public int CollectionCount => Databases.Sum(database => database.Collections.Count);

    /// <summary>Documents in all.</summary>
    public long DocumentCount => Databases.Sum(database => database.Collections.Sum(collection => collection.Documents));
}
