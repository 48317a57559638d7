namespace AlteryxBackup.Archives;

/// <summary>One of the files that an archive was split into.</summary>
/// <param name="Name">Its file name: the archive's with <c>.001</c>, <c>.002</c> and so on behind it.</param>
/// <param name="SizeBytes">Its size; all but the last have the same.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal; empty when checksums were turned off.</param>
public sealed record ArchiveVolume(string Name, long SizeBytes, string Sha256);
