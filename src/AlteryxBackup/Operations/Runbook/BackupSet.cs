using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>
/// A folder that a runbook fills part by part, in the archive's own layout, private. <c>backup-set.json</c> makes it one; each part stands beside its record.
/// A part that is made again replaces the earlier one: manifest and record go first, so that neither ever describes files that aren't there.
/// </summary>
internal sealed class BackupSet
{
    /// <summary>What a set is recognised by; holds its origin.</summary>
    public const string RecordName = "backup-set.json";

    /// <summary>What to do when its disk is full.</summary>
    public const string Room = "Free space there, or make the backup set anew in a folder on a larger disk.";

    private static readonly string[] Folders = [ArchiveLayout.MongoDB, EntryPaths.Config, ArchiveLayout.Nodes, "Metadata/"];

    private readonly Machine _machine;
    private readonly SetRecords _records;

    private BackupSet(Machine machine, string path)
    {
        _machine = machine;
        _records = new SetRecords(machine);
        Path = Whole(machine.Files.Path, path);
    }

    /// <summary>Its folder, whole.</summary>
    public string Path { get; }

    /// <summary>Where the dump goes.</summary>
    public string DumpPath => PathOf(ArchiveLayout.MongoDB.TrimEnd('/'));

    /// <summary>Where the manifest stands.</summary>
    public string ManifestPath => PathOf(ArchiveLayout.Manifest);

    /// <summary>Opens a set for one more part; makes it when nothing stands there.</summary>
    /// <exception cref="BackupException">BackupSetInvalid: other things stand there, or parts of another origin. PathNotWritable.</exception>
    public static BackupSet ForPart(Machine machine, string path, BackupSetOrigin origin)
    {
        var set = new BackupSet(machine, path);
        try
        {
            set.RefuseForeignContent();
            machine.DurableFiles.CreatePrivateFolder(set.Path);
            set.RefuseUnsafe();
            if (set.Read<BackupSetOrigin>(RecordName) is { } made)
            {
                set.RequireOrigin(made, origin);
            }
            else
            {
                set._records.Write(set.PathOf(RecordName), origin);
            }
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, set.Path, "Nothing was added to the backup set.", Room);
        }

        return set;
    }

    /// <summary>Opens a set that has parts.</summary>
    /// <exception cref="BackupException">BackupSetInvalid: it is none.</exception>
    public static BackupSet Existing(Machine machine, string path)
    {
        var set = new BackupSet(machine, path);
        if (!machine.Files.File.Exists(set.PathOf(RecordName)))
        {
            throw ErrorCatalogue.BackupSetInvalid.Because($"'{set.Path}' is no backup set: it has no {RecordName}.");
        }

        set.RefuseUnsafe();
        return set;
    }

    /// <summary>The whole path of a file of the set.</summary>
    /// <exception cref="BackupException">BackupSetInvalid: the path leads elsewhere.</exception>
    public string PathOf(string? relative) => string.IsNullOrEmpty(relative) || _machine.Files.Path.IsPathRooted(relative) || relative!.Split('/', '\\').Contains("..")
        ? throw Invalid($"a record names '{relative}', which is no file of the set")
        : _machine.Files.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>The path relative to the set, forward slashes.</summary>
    public string Relative(string path) => path.Substring(Path.Length).TrimStart('/', '\\').Replace(System.IO.Path.DirectorySeparatorChar, '/');

    /// <summary>Files of the set as its records name them.</summary>
    public List<CollectedFile> Relative(IReadOnlyList<CollectedFile> files) => files.Select(file => file with { StagedPath = Relative(file.StagedPath) }).ToList();

    /// <summary>Puts a part on record, once all of it is there.</summary>
    public void Save(SetPart part, PartRecord record) => _records.Write(PathOf(part.RecordName), record);

    /// <summary>Puts the manifest in place of an earlier one.</summary>
    public void Save(BackupManifest manifest) => _records.Write(ManifestPath, ManifestSerializer.Write(manifest));

    /// <summary>The manifest.</summary>
    /// <exception cref="BackupException">BackupSetInvalid: there is none, or it can't be read.</exception>
    public BackupManifest Manifest()
    {
        if (!_machine.Files.File.Exists(ManifestPath))
        {
            throw Invalid("it has no manifest, or a part was made after it", "Make the manifest once all parts are there (New-AlteryxBackupManifest), then compress the set.");
        }

        try
        {
            using var stream = _machine.Files.File.OpenRead(ManifestPath);
            return ManifestSerializer.Read(stream);
        }
        catch (Exception failure) when (failure is InvalidDataException || StorageFailure.Is(failure))
        {
            throw Invalid($"its manifest can't be read: {failure.Message}", cause: failure);
        }
    }

    /// <summary>All parts, of one origin.</summary>
    /// <exception cref="BackupException">BackupSetInvalid.</exception>
    public SetContent Content()
    {
        var origin = Read<BackupSetOrigin>(RecordName) ?? throw Invalid($"{RecordName} is gone");
        return new SetContent(
            this, origin, Part<DatabasePart>(SetPart.Database, origin), Part<FilesPart>(SetPart.Files, origin), Part<SettingsPart>(SetPart.Settings, origin));
    }

    /// <summary>Takes a part out, with the manifest that speaks of it.</summary>
    /// <exception cref="BackupException">PathNotWritable.</exception>
    public void Discard(SetPart part)
    {
        try
        {
            _machine.Files.File.Delete(ManifestPath);
            _machine.Files.File.Delete(PathOf(part.RecordName));
            foreach (var folder in Folders.Select(folder => _machine.Files.Path.Combine(Path, folder.TrimEnd('/'))).Where(_machine.Files.Directory.Exists))
            {
                Empty(folder, part);
            }
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, Path, $"The set's {part.Name} part is not usable any more.");
        }
    }

    /// <summary>The failure of a set.</summary>
    public BackupException Invalid(string why, string? action = null, Exception? cause = null) =>
        ErrorCatalogue.BackupSetInvalid.Because($"The backup set '{Path}' can't be used: {why}.", "No archive was made of it.", action, cause);

    /// <summary>What was made before must be of the same server, host and configuration.</summary>
    /// <exception cref="BackupException">BackupSetInvalid.</exception>
    public void RequireOrigin(BackupSetOrigin made, BackupSetOrigin asked)
    {
        (string What, string? Made, string? Asked, Func<string, string> Identity)[] all =
        [
            ("machine", made.Hostname, asked.Hostname, name => name.ToUpperInvariant()),
            ("server", made.DataDirectory, asked.DataDirectory, PlaceFaults.Identity),
            ("AlteryxService", made.ServiceExecutable, asked.ServiceExecutable, PlaceFaults.Identity),
            ("server version", made.ServerVersion, asked.ServerVersion, version => version),
            ("database folder", made.EmbeddedDataDirectory, asked.EmbeddedDataDirectory, PlaceFaults.Identity),
            ("configuration file", made.ConfigurationFile, asked.ConfigurationFile, PlaceFaults.Identity),
        ];
        if (all.Where(one => Identity(one.Made, one.Identity) != Identity(one.Asked, one.Identity)).Select(one => $"{one.What} '{one.Made ?? "none"}' and '{one.Asked ?? "none"}'").ToList() is { Count: > 0 } differences)
        {
            throw Invalid($"its parts don't belong together: {string.Join("; ", differences)}", "Give every block the same -ConfigPath, and each server and each backup a set of its own.");
        }
    }

    private static string? Identity(string? text, Func<string, string> identity) => text is null ? null : identity(text);

    private static string Whole(IPath paths, string path)
    {
        var whole = paths.GetFullPath(path);
        return whole.Length > paths.GetPathRoot(whole).Length ? whole.TrimEnd('/', '\\') : whole;
    }

    private void Empty(string folder, SetPart part)
    {
        foreach (var file in _machine.Files.Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => part.Owns(Relative(file))))
        {
            _machine.Files.File.Delete(file);
        }

        foreach (var empty in _machine.Files.Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).Append(folder).OrderByDescending(path => path.Length)
            .Where(path => !_machine.Files.Directory.EnumerateFileSystemEntries(path).Any()))
        {
            _machine.Files.Directory.Delete(empty);
        }
    }

    private T? Part<T>(SetPart part, BackupSetOrigin origin)
        where T : PartRecord
    {
        if (Read<T>(part.RecordName) is not { } record)
        {
            return null;
        }

        if (record.FormatVersion != PartRecord.CurrentFormatVersion || record.Origin is null)
        {
            throw Invalid($"{part.RecordName} is of format {record.FormatVersion}; this program knows {PartRecord.CurrentFormatVersion}");
        }

        RequireOrigin(origin, record.Origin);
        return record;
    }

    private T? Read<T>(string name)
        where T : class
    {
        try
        {
            return _records.Read<T>(PathOf(name));
        }
        catch (Exception failure) when (failure is InvalidDataException || StorageFailure.Is(failure))
        {
            throw Invalid($"{name} can't be read: {failure.Message}", cause: failure);
        }
    }

    // A part replaces what is in its way: that must never be somebody else's.
    private void RefuseForeignContent()
    {
        if (_machine.Files.File.Exists(Path)
            || (_machine.Files.Directory.Exists(Path) && !_machine.Files.File.Exists(PathOf(RecordName)) && _machine.Files.Directory.EnumerateFileSystemEntries(Path).Any()))
        {
            throw ErrorCatalogue.BackupSetInvalid.Because(
                $"'{Path}' is no backup set and not empty: it has no {RecordName}.", action: "Name a folder that doesn't exist yet, or an empty one.");
        }
    }

    // Whoever can change a set decides what is archived, and later restored.
    private void RefuseUnsafe()
    {
        if (_machine.Protection.Weaknesses(Path) is { Count: > 0 } weaknesses)
        {
            throw Invalid(
                "others than administrators can change it: " + string.Join("; ", weaknesses),
                $"Name a folder that doesn't exist yet: it is made private. Or protect this one: {_machine.Protection.Remedy(Path)}");
        }
    }
}
