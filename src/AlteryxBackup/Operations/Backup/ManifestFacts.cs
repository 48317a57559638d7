using System;
using System.Collections.Generic;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Backup;

/// <summary>What a manifest is made from.</summary>
/// <param name="Mode">What the backup holds.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="Server">The server.</param>
/// <param name="Configuration">The effective configuration.</param>
/// <param name="Proof">What was counted in the dump; null when there is none.</param>
/// <param name="DumpMethod">The tool that made the dump; empty when there is none.</param>
/// <param name="ServiceStopped">The service was stopped for it.</param>
/// <param name="Collected">The files.</param>
/// <param name="Checks">What was checked beforehand.</param>
/// <param name="Warnings">What should be looked at; a list that still grows is written as it is at the end.</param>
internal sealed record ManifestFacts(
    BackupMode Mode,
    DateTimeOffset StartedAt,
    AlteryxServer Server,
    LoadedConfiguration Configuration,
    DumpProof? Proof,
    string DumpMethod,
    bool ServiceStopped,
    CollectedServer Collected,
    IReadOnlyList<BackupCheck> Checks,
    IReadOnlyList<string> Warnings);
