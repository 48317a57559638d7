using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Files;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Operations.Restore;

/// <summary>Decides for each file of the archive what a restore does with it. Reads what is there; changes nothing.</summary>
internal sealed class FilePlanner(Machine machine, RestoreTargets targets, RestoreRequest request)
{
    /// <summary>The files of this machine that were asked for, by name; entries without a place on a server are named in <paramref name="unplaced"/>.</summary>
    public IReadOnlyList<FileRestore> Plan(IReadOnlyList<ArchiveEntryInfo> entries, BackupManifest manifest, List<string> unplaced)
    {
        var wanted = request.Files.Count == 0 ? new EntrySelection([RestoreComponent.Files], []) : new EntrySelection([], request.Files);
        var hashes = manifest.ArchiveInformation.Entries.ToDictionary(entry => entry.Path, entry => entry.Sha256, StringComparer.Ordinal);
        var behind = string.Format(CultureInfo.InvariantCulture, ".restored_{0:yyyyMMdd_HHmmss}", manifest.BackupMetadata.BackupTimestamp.UtcDateTime);
        var planned = new List<FileRestore>();
        foreach (var entry in entries.Where(entry => IsOfThisMachine(entry.Path) && wanted.Has(entry.Path)))
        {
            if (targets.Of(entry.Path) is not { } target)
            {
                unplaced.Add(entry.Path);
                continue;
            }

            var action = Action(target, entry, hashes);
            planned.Add(new FileRestore(entry.Path, action == FileAction.Rename ? target + behind : target, action, entry.SizeBytes));
        }

        return planned;
    }

    private static bool IsOfThisMachine(string entryPath) =>
        entryPath.StartsWith(EntryPaths.Config, StringComparison.Ordinal) && EntrySelection.ComponentOf(entryPath) == RestoreComponent.Files;

    private FileAction Action(string target, ArchiveEntryInfo entry, Dictionary<string, string> hashes) =>
        !machine.Files.File.Exists(target) ? FileAction.Create
        : hashes.TryGetValue(entry.Path, out var hash) && IsSame(target, entry.SizeBytes, hash) ? FileAction.Unchanged
        : request.Conflict switch
        {
            ConflictStrategy.Skip => FileAction.Skip,
            ConflictStrategy.Rename => FileAction.Rename,
            _ => FileAction.Overwrite,
        };

    private bool IsSame(string path, long size, string sha256)
    {
        if (machine.Files.FileInfo.FromFileName(path).Length != size)
        {
            return false;
        }

        using var hash = new Sha256Hash();
        using var content = machine.Files.File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            hash.Append(buffer, 0, read);
        }

        return hash.Finish() == sha256;
    }
}
