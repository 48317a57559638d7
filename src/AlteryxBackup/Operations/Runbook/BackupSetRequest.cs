using AlteryxBackup.Databases.SelfManaged;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>Asks for a part of a backup set, or for its manifest.</summary>
public sealed record BackupSetRequest : RunbookRequest
{
    /// <summary>The set's folder; the first part makes it.</summary>
    public string Path { get; init; } = "";

    /// <summary>The passwords of self-managed MongoDBs that the host was handed, and whom it can ask for others.</summary>
    public MongoPasswords MongoPasswords { get; init; } = new();
}
