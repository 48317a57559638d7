using System.Collections.Generic;
using AlteryxBackup.Archives.Compression.Deflate;

namespace AlteryxBackup.Archives.Compression;

/// <summary>How a block is to be compressed.</summary>
/// <param name="Runs">Its stretches, in order.</param>
/// <param name="Effort">How hard.</param>
internal sealed record BlockPlan(IReadOnlyList<Run> Runs, DeflateEffort Effort);
