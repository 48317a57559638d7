namespace AlteryxBackup.Operations.Runbook;

/// <summary>Asks for the archive of a backup set.</summary>
public sealed record CompressRequest : RunbookRequest
{
    /// <summary>The set's folder.</summary>
    public string Path { get; init; } = "";

    /// <summary>A folder for the archive, or its full path with <c>.zip</c>; null: LocalBackupPath. The name, if not given, follows ArchiveNamePattern.</summary>
    public string? DestinationPath { get; init; }
}
