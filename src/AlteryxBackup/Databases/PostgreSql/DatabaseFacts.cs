namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>What a server says of a database before it is dumped.</summary>
/// <param name="ServerVersion">The server's version, e.g. 15.18.</param>
/// <param name="ServerMajor">Its major release.</param>
/// <param name="SizeBytes">Bytes that the database takes on the server's disk.</param>
internal sealed record DatabaseFacts(string ServerVersion, int ServerMajor, long SizeBytes);
