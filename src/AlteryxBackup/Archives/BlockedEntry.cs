using System.Collections.Generic;

namespace AlteryxBackup.Archives;

/// <summary>An entry that is compressed in blocks which can be inflated by themselves.</summary>
/// <param name="Path">Its name.</param>
/// <param name="CompressedBytes">The bytes that each block takes in the archive, in order; together they are the entry's.</param>
internal sealed record BlockedEntry(string Path, IReadOnlyList<int> CompressedBytes);
