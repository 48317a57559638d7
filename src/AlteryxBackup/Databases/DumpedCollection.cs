namespace AlteryxBackup.Databases;

/// <summary>A collection as counted in the dump's own files.</summary>
/// <param name="Name">Its name, unescaped.</param>
/// <param name="Documents">Documents walked.</param>
/// <param name="Bytes">Their BSON bytes (uncompressed).</param>
public sealed record DumpedCollection(string Name, long Documents, long Bytes);
