using System.Collections.Generic;
using AlteryxBackup.Databases;
using AlteryxBackup.Server;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>The dump in the archive.</summary>
public sealed record MongoDBInformation
{
    /// <summary>The archive holds a dump.</summary>
    public bool Included { get; init; }

    /// <summary>The kind of database.</summary>
    public DatabaseType DeploymentType { get; init; }

    /// <summary>The setting that says so.</summary>
    public string DetectedBecause { get; init; } = "";

    /// <summary>Databases and collections, counted document by document.</summary>
    public IReadOnlyList<DumpedDatabase> Databases { get; init; } = [];

    /// <summary>The tool, e.g. <c>AlteryxService emongodump</c>; empty when there is no dump.</summary>
    public string BackupMethod { get; init; } = "";

    /// <summary>Size of the dump's files.</summary>
    public long BackupSizeBytes { get; init; }

    /// <summary>Collections in all.</summary>
    public int CollectionCount { get; init; }

    /// <summary>Documents in all.</summary>
    public long DocumentCount { get; init; }
}
