using System;

namespace AlteryxBackup.Files;

/// <summary>A file that is there to be collected; its content has not been read.</summary>
/// <param name="SourcePath">Where it is on the server.</param>
/// <param name="EntryPath">Its name in the archive, forward slashes.</param>
/// <param name="SizeBytes">Its size now.</param>
/// <param name="LastModified">Its time of change now, UTC.</param>
public sealed record PlannedFile(string SourcePath, string EntryPath, long SizeBytes, DateTimeOffset LastModified);
