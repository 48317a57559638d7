using System;
using System.Collections.Generic;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;

namespace AlteryxBackup.Operations.Preflight;

/// <summary>What a host asks to be checked.</summary>
public sealed record CheckRequest
{
    /// <summary>The configuration file; null: the default places.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>The mode; null: what the configuration says.</summary>
    public BackupMode? Mode { get; init; }

    /// <summary>The greatest age of the newest good backup, of <see cref="Mode"/> alone, or of the configured mode and every other that has backups; null: ages aren't looked at.</summary>
    public TimeSpan? MaximumAge { get; init; }

    /// <summary>The passwords of self-managed MongoDBs that the host was handed, and whom it can ask for others.</summary>
    public MongoPasswords MongoPasswords { get; init; } = new();

    /// <summary>Settings that win over the file, by dotted path.</summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();
}
