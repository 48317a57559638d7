using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;
using Newtonsoft.Json;

namespace AlteryxBackup.Operations.Restore;

/// <summary>What a restore would do. Made without changing anything; the runner carries out exactly this.</summary>
public sealed record RestorePlan
{
    /// <summary>The archive.</summary>
    public string ArchivePath { get; init; } = "";

    /// <summary>What it holds.</summary>
    public BackupMode BackupMode { get; init; }

    /// <summary>When its backup began, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The machine that was backed up.</summary>
    public string BackupHost { get; init; } = "";

    /// <summary>The machine that is restored to.</summary>
    public string TargetHost { get; init; } = "";

    /// <summary>Why this is another server than the one that was backed up; null when it is the same.</summary>
    public string? OtherServer { get; init; }

    /// <summary>Version of Alteryx Server in the backup; null when not known.</summary>
    public string? BackupServerVersion { get; init; }

    /// <summary>Version of Alteryx Server here; null when not known.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>What is restored.</summary>
    public IReadOnlyList<RestoreComponent> Components { get; init; } = [];

    /// <summary>The data folder that the database is restored into; null when it isn't.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Documents of the database in the backup.</summary>
    public long DocumentCount { get; init; }

    /// <summary>Bytes that are unpacked.</summary>
    public long UnpackedBytes { get; init; }

    /// <summary>The files and what is done with each.</summary>
    public IReadOnlyList<FileRestore> Files { get; init; } = [];

    /// <summary>Settings that belong to one machine; empty on the same server.</summary>
    public IReadOnlyList<HostValue> HostValues { get; init; } = [];

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<PlannedRestoreStep> Steps { get; init; } = [];

    /// <summary>What a person has to do, before or after.</summary>
    public IReadOnlyList<string> ManualSteps { get; init; } = [];

    /// <summary>What was looked at beforehand.</summary>
    public PreflightReport Preflight { get; init; } = new([]);

    /// <summary>What should be looked at.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What a run would end with if nothing changes.</summary>
    public ExitCode ExitCode => Preflight.Failures() is { Count: > 0 } failures ? failures[0].Error.ExitCode : ExitCode.Success;

    /// <summary>Why a run would fail, in a line; null when nothing is known to stand in its way.</summary>
    [JsonIgnore]
    public string? Verdict => Preflight.Failures() is { Count: > 0 } failures
        ? $"WOULD FAIL: exit code {(int)ExitCode}, {string.Join(", ", failures.Select(failure => failure.Error.Id).Distinct())}."
        : null;

    /// <summary>The server.</summary>
    [JsonIgnore]
    public AlteryxServer Server { get; init; } = new();

    /// <summary>The machines of the deployment, this one first.</summary>
    [JsonIgnore]
    public IReadOnlyList<ServerNode> Nodes { get; init; } = [];

    /// <summary>What the archive says of itself.</summary>
    [JsonIgnore]
    public BackupManifest Manifest { get; init; } = new();

    /// <summary>What was asked for.</summary>
    [JsonIgnore]
    public RestoreRequest Request { get; init; } = new();

    /// <summary>The effective configuration.</summary>
    [JsonIgnore]
    public LoadedConfiguration Configuration { get; init; } = null!;

    /// <summary>The entry that holds the token that is to be set; null when none is.</summary>
    internal string? TokenEntry { get; init; }

    internal bool Has(RestoreComponent component) => Components.Contains(component);
}
