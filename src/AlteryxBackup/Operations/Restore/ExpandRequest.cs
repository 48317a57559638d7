using System.Collections.Generic;

namespace AlteryxBackup.Operations.Restore;

/// <summary>What a host asks for.</summary>
/// <param name="ArchivePath">The archive, here or at a destination.</param>
/// <param name="Folder">Where to: a folder that doesn't exist yet, or an empty one.</param>
public sealed record ExpandRequest(string ArchivePath, string Folder)
{
    /// <summary>Components wanted; with <see cref="Entries"/> empty too: everything.</summary>
    public IReadOnlyList<RestoreComponent> Components { get; init; } = [];

    /// <summary>Entries wanted, by whole name or its last part, with * and ?; beside the components.</summary>
    public IReadOnlyList<string> Entries { get; init; } = [];
}
