using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Restore;

/// <summary>What could stand in the way of a restore, looked at before anything is touched.</summary>
internal sealed class RestoreChecks(PreflightContext context, RestorePlan plan)
{
    private const string Nothing = "Nothing was touched.";

    private static readonly IReadOnlyList<IPreflightCheck> OfTheServer =
    [
        new ProcessBitnessCheck(Environment.Is64BitOperatingSystem, Environment.Is64BitProcess),
        new ElevationCheck(),
        new ServiceExecutableCheck(),
        new ServiceStateCheck(),
        new RunningWorkflowsCheck(),
        new StateFolderCheck(),
        FolderCheck.OfStaging,
        FolderCheck.OfLogs,
    ];

    /// <summary>Looks at all of it; one that fails doesn't stop the others.</summary>
    public PreflightReport Run() => new(
    [
        Format(),
        Components(),
        Version(),
        Values(),
        Database(),
        .. OfTheServer.Select(check => PreflightChecks.Look(check, context)),
        .. Space(),
    ]);

    private PreflightFinding Format()
    {
        const string Name = "ArchiveFormat";
        try
        {
            SoundArchive.RequireKnownFormat(plan.ArchivePath, plan.Manifest);
            return PreflightFinding.Passed(Name, $"Format {plan.Manifest.BackupMetadata.FormatVersion}.");
        }
        catch (BackupException failure)
        {
            return PreflightFinding.Failed(Name, failure);
        }
    }

    private PreflightFinding Components()
    {
        const string Name = "Components";
        var missing = plan.Request.Components.Except(plan.Components).ToList();
        return missing.Count > 0 ? PreflightFinding.Failed(Name, ErrorCatalogue.EntryNotFound.Because($"'{plan.ArchivePath}' ({plan.BackupMode}) holds no {string.Join(" and no ", missing)}.", Nothing))
            : plan.Components.Count == 0 || (plan.Request.Files.Count > 0 && plan.Has(RestoreComponent.Files) && plan.Files.Count == 0)
                ? PreflightFinding.Failed(Name, ErrorCatalogue.EntryNotFound.Because($"'{plan.ArchivePath}' holds nothing of what is asked for{(plan.Request.Files.Count > 0 ? ": " + string.Join(", ", plan.Request.Files) : "")}.", Nothing))
            : PreflightFinding.Passed(Name, $"{string.Join(", ", plan.Components)}.");
    }

    private PreflightFinding Version()
    {
        const string Name = "ServerVersion";
        var (theirs, ours) = (plan.BackupServerVersion, plan.ServerVersion);
        if (theirs is null || ours is null)
        {
            return PreflightFinding.Warning(Name, $"The version of Alteryx Server is not known {(theirs is null ? "in the backup" : "here")}; a restore needs the same one.", "See for yourself that both are the same.");
        }

        if (theirs == ours)
        {
            return PreflightFinding.Passed(Name, $"Version {ours}, as in the backup.");
        }

        var difference = $"The backup is of Alteryx Server {theirs}, and {ours} is installed here: database and settings of one version are not made for another.";
        return plan.Request.AllowVersionMismatch
            ? PreflightFinding.Warning(Name, difference, "Nothing: it was asked for.")
            : PreflightFinding.Failed(Name, ErrorCatalogue.ServerVersionDiffers.Because(difference, Nothing));
    }

    private PreflightFinding Values()
    {
        const string Name = "HostValues";
        var open = plan.HostValues.Where(value => !value.Decided).Select(value => value.Path).ToList();
        return open.Count > 0 ? PreflightFinding.Failed(Name, ErrorCatalogue.HostValuesUndecided.Because($"The backup is of another server ({plan.OtherServer}), and nobody has said what is to become of {string.Join(", ", open)}.", Nothing))
            : plan.OtherServer is { } other ? PreflightFinding.Passed(Name, $"Another server ({other}); each value that belongs to one machine is decided.")
            : PreflightFinding.Passed(Name, "The server that was backed up.");
    }

    private PreflightFinding Database()
    {
        const string Name = "Database";
        if (!plan.Has(RestoreComponent.Database))
        {
            return PreflightFinding.NotApplicable(Name, "The database isn't restored.");
        }

        if (plan.Manifest.MongoDBInformation.DeploymentType != DatabaseType.Embedded || plan.Server.Database.Type != DatabaseType.Embedded)
        {
            return PreflightFinding.Failed(Name, ErrorCatalogue.DatabaseTypeUnsupported.Because(
                $"The backup's database is {plan.Manifest.MongoDBInformation.DeploymentType}, this server's {plan.Server.Database.Type}; only an embedded one is restored into an embedded one.",
                Nothing,
                "Leave Database out, unpack the archive (alteryx-backup expand, Expand-AlteryxBackup) and restore the database as RESTORE.txt in it says."));
        }

        return new[] { plan.DataFolder!, context.Configuration.BackupConfiguration.TempDirectory }.FirstOrDefault(path => path.IndexOf(',') >= 0) is { } torn
            ? PreflightFinding.Failed(Name, ErrorCatalogue.RestoreFailed.Because($"'{torn}' holds a comma, at which AlteryxService emongorestore takes its arguments apart.", Nothing, "Choose a folder without."))
            : PreflightFinding.Passed(Name, $"Embedded MongoDB in {plan.DataFolder}: it is replaced whole, and what it holds now that the backup doesn't is gone from it.");
    }

    // The dump is unpacked and, once restored, dumped again to be counted: never both at once. The old data folder stays until the end.
    private IEnumerable<PreflightFinding> Space()
    {
        var staging = context.Configuration.BackupConfiguration.TempDirectory;
        var restored = plan.Has(RestoreComponent.Database) ? plan.Manifest.MongoDBInformation.BackupSizeBytes : 0;
        var written = plan.Files.Where(file => file.Writes).Sum(file => file.SizeBytes);
        (string Folder, string What, long Bytes)[] needs =
        [
            (staging, "what is unpacked", plan.UnpackedBytes),
            (plan.DataFolder ?? "", "the restored database beside the old one", restored),
            (plan.Server.DataDirectory, "files beside the old ones", written),
        ];
        return needs.Where(need => need.Bytes > 0).GroupBy(need => Volume.Of(need.Folder) ?? need.Folder).Select(Room);
    }

    private PreflightFinding Room(IGrouping<string, (string Folder, string What, long Bytes)> needs)
    {
        const string Name = "Space";
        var (folder, bytes) = (needs.First().Folder, needs.Sum(need => need.Bytes));
        var needed = $"{ByteSize.Text(bytes)} are needed for {string.Join(" and ", needs.Select(need => need.What))}";
        return context.Machine.DurableFiles.FreeBytes(folder) is not { } free
            ? PreflightFinding.Warning(Name, $"The system does not tell how much is free at {folder}; {needed}.", $"See for yourself that {ByteSize.Text(bytes)} are free there.")
            : free >= bytes ? PreflightFinding.Passed(Name, $"{ByteSize.Text(free)} free at {folder}; {needed}.")
            : PreflightFinding.Failed(Name, ErrorCatalogue.DiskFull.Because($"{folder} has {ByteSize.Text(free)} free; {needed}.", Nothing, "Free space there, or point BackupConfiguration.TempDirectory at another disk."));
    }
}
