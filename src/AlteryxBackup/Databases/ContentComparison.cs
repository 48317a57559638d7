using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Databases;

/// <summary>Compares what a database holds with what it should hold, collection by collection.</summary>
internal static class ContentComparison
{
    /// <summary>Each difference, as a sentence; none when every collection is there with as many documents. What a server adds by itself is no difference.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<DumpedDatabase> expected, IReadOnlyList<DumpedDatabase> found)
    {
        var there = found.SelectMany(database => database.Collections.Select(collection => (Name: $"{database.Name}.{collection.Name}", collection.Documents)))
            .ToDictionary(collection => collection.Name, collection => collection.Documents, StringComparer.Ordinal);
        return
        [
            .. expected
                .SelectMany(database => database.Collections.Select(collection => (Name: $"{database.Name}.{collection.Name}", collection.Documents)))
                .Select(collection => !there.TryGetValue(collection.Name, out var documents) ? $"{collection.Name} is missing"
                    : documents != collection.Documents ? FormattableString.Invariant($"{collection.Name} holds {documents} documents instead of {collection.Documents}")
                    : "")
                .Where(difference => difference.Length > 0),
        ];
    }
}
