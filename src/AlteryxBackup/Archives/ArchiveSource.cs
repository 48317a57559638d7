using System;

namespace AlteryxBackup.Archives;

/// <summary>A file that is to become an entry of an archive.</summary>
/// <param name="EntryPath">Its name in the archive: relative, forward slashes; see <see cref="EntryName"/>.</param>
/// <param name="SourcePath">The file to read.</param>
/// <param name="LastModified">The time the entry bears, UTC.</param>
public sealed record ArchiveSource(string EntryPath, string SourcePath, DateTimeOffset LastModified)
{
    /// <summary>SHA-256 that the file had before, lower-case hexadecimal: writing fails if it has changed since. Null when not known.</summary>
    public string? KnownSha256 { get; init; }
}
