using System;

namespace AlteryxBackup.Archives;

/// <summary>An entry whose content is made, not read: RESTORE.txt, say.</summary>
/// <param name="EntryPath">Its name in the archive.</param>
/// <param name="Content">Its text; stored as UTF-8 without a byte order mark.</param>
/// <param name="LastModified">The time the entry bears, UTC.</param>
public sealed record ArchiveText(string EntryPath, string Content, DateTimeOffset LastModified);
