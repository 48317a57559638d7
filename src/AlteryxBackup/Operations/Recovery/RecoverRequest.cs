using System.Collections.Generic;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>What a host asks for.</summary>
public sealed record RecoverRequest
{
    /// <summary>The configuration file; null: the default places.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>Settings that win over the file, by dotted path: <c>ServiceConfiguration.MaxServiceWaitSeconds</c>.</summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();
}
