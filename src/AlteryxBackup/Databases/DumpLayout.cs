using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Databases;

/// <summary>What the files of a dump's folder are, by mongodump's rules; nothing of their documents has been read.</summary>
/// <param name="Databases">The databases' names, sorted: every folder of the dump, also one without collections.</param>
/// <param name="Collections">Collections and views, sorted by namespace.</param>
/// <param name="Oplog">The oplog's file, relative to the dump; null when there is none.</param>
/// <param name="Unknown">Files and folders that mongodump doesn't write, relative to the dump with forward slashes.</param>
/// <param name="Findings">What is wrong: missing halves, metadata that can't be read.</param>
/// <param name="SizeBytes">Size of all files on disk.</param>
public sealed record DumpLayout(
    IReadOnlyList<string> Databases,
    IReadOnlyList<CollectionFiles> Collections,
    string? Oplog,
    IReadOnlyList<string> Unknown,
    IReadOnlyList<DumpFinding> Findings,
    long SizeBytes)
{
    /// <summary>The collections that have documents to walk.</summary>
    public IEnumerable<CollectionFiles> WithData => Collections.Where(collection => collection.DataFile is not null);
}
