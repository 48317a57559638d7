using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;
using AlteryxBackup.Server;
using Newtonsoft.Json;

namespace AlteryxBackup.Operations.Backup;

/// <summary>What a run would do. Made without changing anything; the runner carries out exactly this.</summary>
public sealed record BackupPlan
{
    /// <summary>What the archive will hold.</summary>
    public BackupMode BackupMode { get; init; }

    /// <summary>The archive's final name.</summary>
    public string ArchivePath { get; init; } = "";

    /// <summary>The kind of database and why it is believed so.</summary>
    public DatabaseDetection Database { get; init; } = new(DatabaseType.Unknown, "", "");

    /// <summary>Bytes of database and files before compression.</summary>
    public long ExpectedBytes { get; init; }

    /// <summary>Expected downtime of the service, seconds, at the dump rate of published field figures; 0 when it isn't touched.</summary>
    public double ExpectedDowntimeSeconds { get; init; }

    /// <summary>Whether the service is stopped for the dump.</summary>
    public bool StopsService { get; init; }

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; init; } = [];

    /// <summary>What retention would do afterwards in the local folder and at each destination that can be reached, as if this run's archive were there; decided anew once it is.</summary>
    public RetentionPlan Retention { get; init; } = RetentionPlan.Nothing;

    /// <summary>Log files that would be removed.</summary>
    public IReadOnlyList<ExpiredLog> ExpiredLogs { get; init; } = [];

    /// <summary>What was looked at beforehand.</summary>
    public PreflightReport Preflight { get; init; } = new([]);

    /// <summary>What a run would end with if nothing changes: the exit code of the first thing that stands in the way, else <see cref="ExitCode.Success"/>.</summary>
    public ExitCode ExitCode => Preflight.Failures() is { Count: > 0 } failures ? failures[0].Error.ExitCode : ExitCode.Success;

    /// <summary>Why a run would fail, in a line; null when nothing is known to stand in its way.</summary>
    [JsonIgnore]
    public string? Verdict => Preflight.Failures() is { Count: > 0 } failures
        ? $"WOULD FAIL: exit code {(int)ExitCode}, {string.Join(", ", failures.Select(failure => failure.Error.Id).Distinct())}."
        : null;

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The server that is backed up.</summary>
    [JsonIgnore]
    public AlteryxServer Server { get; init; } = new();

    /// <summary>The machines of the deployment, this one first.</summary>
    [JsonIgnore]
    public IReadOnlyList<ServerNode> Nodes { get; init; } = [];

    /// <summary>What mongodump dumps.</summary>
    internal IReadOnlyList<MongoTarget> MongoTargets { get; init; } = [];

    /// <summary>The passwords for that.</summary>
    internal MongoLogins Logins { get; init; } = null!;

    /// <summary>The effective configuration.</summary>
    [JsonIgnore]
    public LoadedConfiguration Configuration { get; init; } = null!;
}
