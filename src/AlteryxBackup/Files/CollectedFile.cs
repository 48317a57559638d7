using System;

namespace AlteryxBackup.Files;

/// <summary>A file that has been copied into staging, unchanged while it was read.</summary>
/// <param name="SourcePath">Where it is on the server; for exported settings, what it was exported from.</param>
/// <param name="EntryPath">Its name in the archive, forward slashes, e.g. <c>Config/Keys/a.key</c>.</param>
/// <param name="StagedPath">The copy.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="LastModified">The original's time of change, UTC.</param>
/// <param name="Sha256">SHA-256 of the copy, lower-case hexadecimal.</param>
public sealed record CollectedFile(string SourcePath, string EntryPath, string StagedPath, long SizeBytes, DateTimeOffset LastModified, string Sha256);
