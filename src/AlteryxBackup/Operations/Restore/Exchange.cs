using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using AlteryxBackup.Files;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Restore;

/// <summary>
/// Everything that a restore puts in the place of something else: laid down in the journal before the first is touched, kept aside while the restore is under way, and either kept or
/// undone as one.
/// </summary>
internal sealed class Exchange
{
    private readonly Machine _machine;
    private readonly RestorePlan _plan;
    private readonly string _unpacked;
    private readonly string _stamp;
    private readonly List<Replacement> _replacements = [];
    private readonly List<string> _workspaces = [];
    private readonly List<(Replacement Replacement, byte[]? Content, string? Source, DateTime? Modified)> _files = [];

    /// <summary>Looks what is there now.</summary>
    /// <param name="machine">The boundaries.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="unpacked">The folder that holds what was unpacked.</param>
    public Exchange(Machine machine, RestorePlan plan, string unpacked)
    {
        _machine = machine;
        _plan = plan;
        _unpacked = unpacked;
        _stamp = string.Format(CultureInfo.InvariantCulture, "{0:yyyyMMdd_HHmmss}", machine.Clock.UtcNow);
        foreach (var file in plan.Files.Where(file => file.Writes))
        {
            AddFile(file);
        }

        AddSettingsForToken();
        if (plan.Has(RestoreComponent.Database))
        {
            var previous = $"{plan.DataFolder}_before_restore_{_stamp}";
            Database = new Replacement(plan.DataFolder!, machine.Files.Directory.Exists(plan.DataFolder) ? previous : null, null);
            _replacements.Add(Database);
        }
    }

    /// <summary>The data folder; null when the database isn't restored.</summary>
    public Replacement? Database { get; }

    /// <summary>As the journal has it.</summary>
    public RestoreBegan Fact => new(_replacements, _workspaces);

    /// <summary>Where what is replaced is kept.</summary>
    public IReadOnlyList<string> PreviousPaths => [.. _workspaces.Where(_machine.Files.Directory.Exists), .. Database?.Previous is { } previous ? [previous] : Array.Empty<string>()];

    /// <summary>This machine's RuntimeSettings.xml.</summary>
    public string SettingsPath => _machine.Files.Path.Combine(_plan.Server.DataDirectory, "RuntimeSettings.xml");

    /// <summary>RuntimeSettings.xml of the backup; empty when it wasn't unpacked.</summary>
    public byte[] BackupSettings => _machine.Files.File.Exists(Unpacked(EntryPaths.RuntimeSettings)) ? _machine.Files.File.ReadAllBytes(Unpacked(EntryPaths.RuntimeSettings)) : [];

    /// <summary>Where an entry was unpacked to.</summary>
    public string Unpacked(string entryPath) => _machine.Files.Path.Combine([_unpacked, .. entryPath.Split('/')]);

    /// <summary>Puts every file in its place. All are written beside their places first, so that a full disk is noticed before the first is exchanged.</summary>
    /// <exception cref="BackupException">PathNotWritable, DiskFull.</exception>
    public int PutFiles()
    {
        foreach (var (replacement, content, source, modified) in _files)
        {
            Guarded(replacement.Path, () => Write(replacement, content, source, modified));
        }

        foreach (var (replacement, _, _, _) in _files)
        {
            Guarded(replacement.Path, () => Swap(replacement));
        }

        return _files.Count;
    }

    /// <summary>Makes the data folder empty: what was there is kept beside it.</summary>
    /// <exception cref="BackupException">PathNotWritable.</exception>
    public void EmptyDataFolder(Replacement database) => Guarded(database.Path, () =>
    {
        if (database.Previous is { } previous)
        {
            _machine.Files.Directory.Move(database.Path, previous);
        }

        _ = _machine.Files.Directory.CreateDirectory(database.Path);
    });

    private void AddFile(FileRestore file)
    {
        var isSettings = file.EntryPath == EntryPaths.RuntimeSettings && file.Action != FileAction.Rename;
        var content = isSettings ? Composed() : null;
        Add(file.TargetPath, content, Unpacked(file.EntryPath), isSettings && content is not null ? null : _machine.Files.File.GetLastWriteTimeUtc(Unpacked(file.EntryPath)));
    }

    private byte[] Composed()
    {
        var ours = _machine.Files.File.Exists(SettingsPath) ? _machine.Files.File.ReadAllBytes(SettingsPath) : null;
        return new SettingsComposition(BackupSettings, ours, _plan.OtherServer is null ? null : _plan.BackupHost, _plan.Request).Compose(_plan.TokenEntry is not null);
    }

    // Setting the token changes the settings, whether or not they are restored: the old ones must be there to be put back.
    private void AddSettingsForToken()
    {
        if (_plan.TokenEntry is not null && _machine.Files.File.Exists(SettingsPath) && !_replacements.Exists(replacement => replacement.Path == SettingsPath))
        {
            Add(SettingsPath, _machine.Files.File.ReadAllBytes(SettingsPath), null, _machine.Files.File.GetLastWriteTimeUtc(SettingsPath));
        }
    }

    private void Add(string target, byte[]? content, string? source, DateTime? modified)
    {
        var replacement = new Replacement(target, _machine.Files.File.Exists(target) ? PreviousOf(target) : null, target + PartialFile.Suffix);
        _replacements.Add(replacement);
        _files.Add((replacement, content, source, modified));
    }

    // On the same volume, and in no folder that a backup takes whole.
    private string PreviousOf(string target)
    {
        var root = target.StartsWith(_plan.Server.DataDirectory, StringComparison.OrdinalIgnoreCase) ? _plan.Server.DataDirectory : _machine.Files.Path.GetDirectoryName(target);
        var workspace = _machine.Files.Path.Combine(root, RestoreSettlement.WorkspacePrefix + _stamp);
        if (!_workspaces.Contains(workspace))
        {
            _workspaces.Add(workspace);
        }

        return _machine.Files.Path.Combine(workspace, target.Substring(root.Length).TrimStart('\\', '/'));
    }

    private void Write(Replacement replacement, byte[]? content, string? source, DateTime? modified)
    {
        _ = _machine.Files.Directory.CreateDirectory(_machine.Files.Path.GetDirectoryName(replacement.Path));
        _machine.Files.File.Delete(replacement.Incoming);
        using (var file = InheritingFile.Open(_machine.Files, _machine.DurableFiles, replacement.Incoming!, FileMode.CreateNew))
        {
            using var from = content is null ? _machine.Files.File.OpenRead(source) : new MemoryStream(content);
            from.CopyTo(file);
            _machine.DurableFiles.FlushToDisk(file);
        }

        if (modified is { } time)
        {
            _machine.Files.File.SetLastWriteTimeUtc(replacement.Incoming, time);
        }
    }

    private void Swap(Replacement replacement)
    {
        if (replacement.Previous is { } previous)
        {
            _machine.DurableFiles.CreatePrivateFolder(_machine.Files.Path.GetDirectoryName(previous));
            _machine.Files.File.Move(replacement.Path, previous);
        }

        _machine.DurableFiles.Publish(replacement.Incoming!, replacement.Path);
    }

    private static void Guarded(string path, Action change)
    {
        try
        {
            change();
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, path, state: null);
        }
    }
}
