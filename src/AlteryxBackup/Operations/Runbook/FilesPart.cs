using System.Collections.Generic;
using AlteryxBackup.Files;

namespace AlteryxBackup.Operations.Runbook;

/// <summary><c>files.part.json</c>: the server's files; <see cref="CollectedFile.StagedPath"/> is relative to the set.</summary>
internal sealed record FilesPart : PartRecord
{
    /// <summary>The files.</summary>
    public IReadOnlyList<CollectedFile> Files { get; init; } = [];

    /// <summary>ServerMetadata.json; null when it was turned off.</summary>
    public CollectedFile? Metadata { get; init; }
}
