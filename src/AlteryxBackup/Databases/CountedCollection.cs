namespace AlteryxBackup.Databases;

/// <summary>A collection's files and what was counted in them without a fault.</summary>
internal sealed record CountedCollection(CollectionFiles Files, DumpedCollection Counted);
