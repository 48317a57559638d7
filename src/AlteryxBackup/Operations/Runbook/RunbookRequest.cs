using System.Collections.Generic;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>What every block of a runbook is told.</summary>
public abstract record RunbookRequest
{
    /// <summary>The configuration file; null: the default places.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>Settings that win over the file, by dotted path: <c>ServiceConfiguration.MaxWorkflowWaitSeconds</c>.</summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();
}
