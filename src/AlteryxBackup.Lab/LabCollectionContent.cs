namespace AlteryxBackup.Lab;

/// <summary>What the store holds of one collection; views hold nothing and aren't listed.</summary>
/// <param name="Database">As the server names it.</param>
/// <param name="Name">As the server names it, not as a dump escapes it.</param>
/// <param name="Documents">Their number.</param>
/// <param name="Bytes">BSON bytes: the length of a true dump of it.</param>
/// <param name="Sha256">Over the documents in stored order, lower-case hexadecimal: the checksum of a true dump of it.</param>
public sealed record LabCollectionContent(string Database, string Name, long Documents, long Bytes, string Sha256);
