namespace AlteryxBackup.Databases.Bson;

/// <summary>What a walk through a stream of BSON documents found.</summary>
/// <param name="Documents">Whole, valid documents before the end or the fault.</param>
/// <param name="Bytes">Their bytes, uncompressed.</param>
/// <param name="Fault">Where and why the walk ended early; null when every byte was accounted for.</param>
public sealed record BsonWalk(long Documents, long Bytes, BsonFault? Fault);
