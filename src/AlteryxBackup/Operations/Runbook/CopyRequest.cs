using System.Collections.Generic;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>Asks for copies of an archive.</summary>
public sealed record CopyRequest : RunbookRequest
{
    /// <summary>The archive.</summary>
    public string Path { get; init; } = "";

    /// <summary>The folders, which must exist; empty: the configuration's NetworkBackupPaths.</summary>
    public IReadOnlyList<string> Destinations { get; init; } = [];
}
