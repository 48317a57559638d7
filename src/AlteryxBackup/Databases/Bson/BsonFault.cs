namespace AlteryxBackup.Databases.Bson;

/// <summary>The place where a stream of BSON documents stops being one, and why.</summary>
/// <param name="Kind">What sort of fault it is.</param>
/// <param name="Document">The document's number; the first is 1.</param>
/// <param name="Offset">Bytes from the start of the (uncompressed) stream.</param>
/// <param name="Problem">What is wrong, for people; begins in lower case.</param>
public sealed record BsonFault(BsonFaultKind Kind, long Document, long Offset, string Problem);
