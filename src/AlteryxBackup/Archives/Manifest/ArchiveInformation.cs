using System.Collections.Generic;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>The archive's name when it was made, and its entries.</summary>
public sealed record ArchiveInformation
{
    /// <summary>The file's name.</summary>
    public string ArchiveFileName { get; init; } = "";

    /// <summary>Every entry but the manifest itself and SHA256SUMS, by name.</summary>
    public IReadOnlyList<ArchivedEntry> Entries { get; init; } = [];
}
