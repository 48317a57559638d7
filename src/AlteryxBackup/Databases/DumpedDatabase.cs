using System.Collections.Generic;

namespace AlteryxBackup.Databases;

/// <summary>A database as counted in the dump's own files.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Collections">Its collections, by name; views are not among them.</param>
public sealed record DumpedDatabase(string Name, IReadOnlyList<DumpedCollection> Collections);
