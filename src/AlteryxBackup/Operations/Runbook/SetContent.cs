using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;
using AlteryxBackup.Files;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>The parts of a set together: what a run of a whole backup holds in memory at that point.</summary>
internal sealed class SetContent
{
    // More than any dump takes, and less than from one night to the next: the files of one night with the database of another restore to no state that ever was.
    private static readonly TimeSpan LongestBackup = TimeSpan.FromHours(12);

    private readonly BackupSet _set;
    private readonly DatabasePart? _database;
    private readonly FilesPart? _files;
    private readonly SettingsPart? _settings;

    public SetContent(BackupSet set, BackupSetOrigin origin, DatabasePart? database, FilesPart? files, SettingsPart? settings)
    {
        _set = set;
        _database = database;
        _files = files;
        _settings = settings;
        Origin = origin;
        Mode = database is null
            ? files is null ? throw set.Invalid("it has neither a database nor files", "Make its parts first: Backup-AlteryxDatabase, Backup-AlteryxCriticalFile.") : BackupMode.ConfigOnly
            : files is null ? BackupMode.DatabaseOnly : BackupMode.Full;
        if (settings is not null && files is null)
        {
            throw set.Invalid("it has controller settings without the files that they belong to", "Add the files (Backup-AlteryxCriticalFile), then make the manifest.");
        }
    }

    /// <summary>The parts are of one backup.</summary>
    /// <exception cref="Platform.Errors.BackupException">BackupSetInvalid: they were begun too far apart.</exception>
    public void RequireOneBackup()
    {
        var first = Parts.OrderBy(part => part.StartedAt).First();
        var last = Parts.OrderBy(part => part.StartedAt).Last();
        if (last.StartedAt - first.StartedAt > LongestBackup)
        {
            throw _set.Invalid(
                $"its parts are of different backups: one was begun at {Time(first)}, another at {Time(last)}",
                "Make the older parts again, or begin a new set; remove a set once its archive stands.");
        }
    }

    /// <summary>Where all of them come from.</summary>
    public BackupSetOrigin Origin { get; }

    /// <summary>What they make.</summary>
    public BackupMode Mode { get; }

    /// <summary>The controller's settings are there.</summary>
    public bool HasSettings => _settings is not null;

    /// <summary>When the first was begun, UTC.</summary>
    public DateTimeOffset StartedAt => Parts.Min(part => part.StartedAt);

    /// <summary>What the parts' checks found; one that several made is told once.</summary>
    public IReadOnlyList<BackupCheck> Checks => [.. Parts.SelectMany(part => part.Checks).GroupBy(check => check.Name).Select(same => same.First())];

    /// <summary>What should be looked at; what several blocks saw is told once.</summary>
    public IReadOnlyList<string> Warnings => [.. Parts.SelectMany(part => part.Warnings).Distinct()];

    /// <summary>What was counted in the dump; null without one.</summary>
    public DumpProof? Proof => _database is null ? null : new DumpProof(_database.Databases, _database.SizeBytes);

    /// <summary>The tool that made the dump; empty without one.</summary>
    public string DumpMethod => _database?.Method ?? "";

    /// <summary>The dump's files as they were proved.</summary>
    public DumpSnapshot Proved => _database is null
        ? DumpSnapshot.Nothing
        : new DumpSnapshot(_set.DumpPath, [.. _database.Files.Select(file => (_set.PathOf(file.Path), file.SizeBytes, file.ModifiedUtc))]);

    /// <summary>The files.</summary>
    public CollectedServer Collected => new(
        [.. (_files?.Files ?? []).Concat(_settings?.Files ?? []).Select(InSet)],
        _files?.Metadata is { } metadata ? InSet(metadata) : null,
        _settings is { TokenExported: true },
        _settings is { PasswordsExported: true },
        _settings?.ServiceAccount);

    private IEnumerable<PartRecord> Parts => new PartRecord?[] { _database, _files, _settings }.OfType<PartRecord>();

    /// <summary>Nothing may have changed since the parts were made; the files' content is compared once more as it is archived.</summary>
    /// <exception cref="Platform.Errors.BackupException">DumpNotProved; BackupSetInvalid.</exception>
    public void RequireUnchanged(Machine machine)
    {
        Proved.RequireUnchanged(machine.Files);
        var collected = Collected;
        foreach (var file in collected.Metadata is { } metadata ? collected.ConfigurationFiles.Append(metadata) : collected.ConfigurationFiles)
        {
            var now = machine.Files.FileInfo.FromFileName(file.StagedPath);
            if (!now.Exists || now.Length != file.SizeBytes)
            {
                throw _set.Invalid(
                    $"'{file.StagedPath}' {(now.Exists ? $"has {now.Length} bytes instead of {file.SizeBytes}" : "is gone")} since its part was made",
                    "Find out what else writes there, then make that part and the manifest again.");
            }
        }
    }

    private static string Time(PartRecord part) => part.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private CollectedFile InSet(CollectedFile file) => file with { StagedPath = _set.PathOf(file.StagedPath) };
}
