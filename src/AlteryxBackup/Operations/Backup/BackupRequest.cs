using System.Collections.Generic;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;

namespace AlteryxBackup.Operations.Backup;

/// <summary>What a host asks for.</summary>
public sealed record BackupRequest
{
    /// <summary>The configuration file; null: the default places.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>The mode; null: what the configuration says.</summary>
    public BackupMode? Mode { get; init; }

    /// <summary>Settings that win over the file, by dotted path: <c>ServiceConfiguration.MaxWorkflowWaitSeconds</c>.</summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();

    /// <summary>The passwords of self-managed MongoDBs that the host was handed, and whom it can ask for others.</summary>
    public MongoPasswords MongoPasswords { get; init; } = new();
}
