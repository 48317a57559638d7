using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Restore;

/// <summary>Finds the archive that is meant: the one that is named, or the newest good one of a mode that this server has made, as of a time.</summary>
internal sealed class ArchiveChoice(Machine machine, BackupSection places)
{
    /// <summary>Its path.</summary>
    /// <exception cref="BackupException">ArchiveNotFound, NoBackupFound, PathNotReadable.</exception>
    public string Find(RestoreRequest request, CancellationToken cancellation)
    {
        if (request.ArchivePath is { } named)
        {
            var archive = VolumeName.ArchiveOf(machine.Files.Path.GetFullPath(named));
            ArchivePresence.Require(machine.Files, archive);
            return archive;
        }

        var mode = request.Mode ?? BackupMode.Full;
        var unreachable = new List<string>();
        var good = Folders.SelectMany(folder => List(folder, unreachable, cancellation))
            .Where(entry => entry.Good && entry.Mode == mode && (request.AsOf is not { } time || entry.CreatedAt <= time) && IsOurs(entry))
            .OrderByDescending(entry => entry.CreatedAt)
            .FirstOrDefault();
        var asOf = request.AsOf is { } moment ? $" of {moment.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC or before" : "";
        var blind = unreachable.Count == 0 ? "" : $" Not looked at, because they can't be read: {string.Join(", ", unreachable)}.";
        return good?.ArchivePath ?? throw ErrorCatalogue.NoBackupFound.Because($"No good {mode} backup of {machine.Host.MachineName}{asOf} is in {string.Join(", ", Folders)}.{blind}", "Nothing was touched.");
    }

    // The local folder first: of the same archive in several places its copy is the one at hand.
    private IReadOnlyList<string> Folders => [places.LocalBackupPath, .. places.NetworkBackupPaths];

    private bool IsOurs(CatalogueEntry entry) => string.Equals(entry.Hostname, machine.Host.MachineName, StringComparison.OrdinalIgnoreCase);

    private IReadOnlyList<CatalogueEntry> List(string folder, List<string> unreachable, CancellationToken cancellation)
    {
        try
        {
            return new ArchiveCatalogue(machine.Files).List(folder, cancellation);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            unreachable.Add(folder);
            return [];
        }
    }
}
