using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Destinations;
using AlteryxBackup.Files;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>Room that a run needs in one place (REQ-6.1.1).</summary>
/// <param name="Folder">The place.</param>
/// <param name="What">What it is for.</param>
/// <param name="Setting">Its name in BackupConfiguration.</param>
/// <param name="Bytes">How much; null when the size of the database can't be told.</param>
internal sealed record SpaceNeed(string Folder, string What, string Setting, long? Bytes)
{
    /// <summary>Staging: the database twice, and the files.</summary>
    public static SpaceNeed OfStaging(PreflightContext context) =>
        new(context.Configuration.BackupConfiguration.TempDirectory, "staging", nameof(BackupSection.TempDirectory), (2 * DatabaseSize.Of(context)) + FilesSize(context));

    /// <summary>The archive: as large as what is in it, for what doesn't compress.</summary>
    public static SpaceNeed OfArchive(PreflightContext context) =>
        new(context.Configuration.BackupConfiguration.LocalBackupPath, "the archive", nameof(BackupSection.LocalBackupPath), DatabaseSize.Of(context) + FilesSize(context));

    /// <summary>Whether two places share a volume, and so its free space.</summary>
    public bool SharesVolumeWith(SpaceNeed other) => Volume.Of(Folder) is { } volume && volume == Volume.Of(other.Folder);

    /// <summary>Copies at local destinations; a share has its server's disk, and one that doesn't answer isn't waited for.</summary>
    public static IReadOnlyList<SpaceNeed> OfLocalCopies(PreflightContext context)
    {
        var local = context.Configuration.BackupConfiguration.NetworkBackupPaths.Where(place => !place.StartsWith(@"\\", System.StringComparison.Ordinal))
            .Select(place => new DirectoryDestination(context.Machine.Files, context.Machine.DurableFiles, place)).ToList<IDestination>();
        return local.Count == 0
            ? []
            : [.. Reachability.Default.Ask(local, context.Cancellation).Where(place => place.Error is null).Select(place => OfArchive(context) with { Folder = place.Destination, What = "a copy", Setting = nameof(BackupSection.NetworkBackupPaths) })];
    }

    private static long FilesSize(PreflightContext context) => context.Mode.IncludesFiles()
        ? new CriticalFileCollector(context.Machine.Files, context.Machine.DurableFiles, context.Machine.Clock).Find(context.Server, context.Configuration.FilesConfiguration).TotalBytes
        : 0;
}
