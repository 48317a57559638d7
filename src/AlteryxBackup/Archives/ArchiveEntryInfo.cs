using System;

namespace AlteryxBackup.Archives;

/// <summary>An entry as the archive declares it.</summary>
/// <param name="Path">Its name.</param>
/// <param name="SizeBytes">Its size, unpacked.</param>
/// <param name="CompressedBytes">Its size in the archive.</param>
/// <param name="LastModified">Its time of change, UTC.</param>
public sealed record ArchiveEntryInfo(string Path, long SizeBytes, long CompressedBytes, DateTimeOffset LastModified);
