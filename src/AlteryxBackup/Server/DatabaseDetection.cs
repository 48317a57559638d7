namespace AlteryxBackup.Server;

/// <summary>The kind of database, and why.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Because">The setting or configuration value that decides, with its value and file, in one sentence.</param>
/// <param name="Endpoint"><c>host:port</c>; empty when not known.</param>
public sealed record DatabaseDetection(DatabaseType Type, string Because, string Endpoint);
