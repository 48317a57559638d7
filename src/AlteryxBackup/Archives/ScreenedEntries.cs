using System.Collections.Generic;
using AlteryxBackup.Archives.Zip;

namespace AlteryxBackup.Archives;

/// <summary>An archive's entries after a first look at its directory.</summary>
/// <param name="Files">Those that may be read, by name.</param>
/// <param name="Folders">Folders, by name; they have no content of their own.</param>
/// <param name="Refused">The rest, with reasons.</param>
internal sealed record ScreenedEntries(
    IReadOnlyDictionary<string, ZipRecord> Files,
    IReadOnlyDictionary<string, ZipRecord> Folders,
    IReadOnlyList<ArchiveFinding> Refused);
