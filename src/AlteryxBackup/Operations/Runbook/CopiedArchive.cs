using System.Collections.Generic;
using AlteryxBackup.Destinations;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>An archive and what came of its copies.</summary>
/// <param name="Path">The archive that was copied.</param>
/// <param name="ConfigPath">The configuration file; null when there was none.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, as it was found before the first copy.</param>
/// <param name="ChecksumKnown">A file beside it said the same; false: nothing stood beside it to compare with.</param>
/// <param name="Copies">One outcome for each destination, in their order. A failed one stops no other and throws nothing.</param>
public sealed record CopiedArchive(string Path, string? ConfigPath, long SizeBytes, string Sha256, bool ChecksumKnown, IReadOnlyList<CopyOutcome> Copies);
