using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Operations.Prune;

/// <summary>What a host asks for.</summary>
public sealed record PruneRequest
{
    /// <summary>The folder; null: the configuration's LocalBackupPath and every place of its NetworkBackupPaths, and its log files too.</summary>
    public string? Folder { get; init; }

    /// <summary>The machine whose archives are judged, for one that was renamed or retired; null: this one, and its log files too.</summary>
    public string? Server { get; init; }

    /// <summary>The configuration file; null: the default places.</summary>
    public string? ConfigPath { get; init; }

    /// <summary>The only files that may be removed; null: all that the rules give up. For hosts that show a plan and ask before each.</summary>
    public IReadOnlyCollection<string>? Approved { get; init; }

    /// <summary>Settings that win over the file, by dotted path: <c>BackupConfiguration.RetentionDays.Full</c>.</summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>();

    internal bool Approves(string path) => Approved is null || Approved.Contains(path);
}
