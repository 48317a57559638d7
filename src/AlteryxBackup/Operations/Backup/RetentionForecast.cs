using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Destinations;
using AlteryxBackup.Operations.Prune;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.Backup;

/// <summary>What retention would do at the end of a run, as if its archive were there.</summary>
/// <param name="Archives">Decisions for the local folder, then for each destination that can be reached.</param>
/// <param name="Logs">Log files that would go.</param>
/// <param name="Warnings">Why something can't be foreseen.</param>
internal sealed record RetentionForecast(RetentionPlan Archives, IReadOnlyList<ExpiredLog> Logs, IReadOnlyList<string> Warnings)
{
    private const string Unverified = "The run's own archive is not going to be verified (ValidationConfiguration), and a backup run removes nothing unless it is.";

    /// <summary>Looks, and changes nothing; a folder that can't be listed is a warning.</summary>
    public static RetentionForecast Of(Machine machine, AlteryxBackupConfiguration configuration, BackupMode mode, string archivePath, CancellationToken cancellation)
    {
        var section = configuration.BackupConfiguration;
        var isVerified = configuration.ValidationConfiguration is { VerifyArchiveIntegrity: true, CalculateChecksums: true };
        var expected = new CatalogueEntry
        {
            ArchivePath = archivePath,
            Mode = mode,
            CreatedAt = machine.Clock.UtcNow,
            Hostname = machine.Host.MachineName,
            Status = nameof(BackupStatus.Success),
            Verified = isVerified,
        };
        var warnings = new List<string>();
        var plans = new[] { archivePath }.Concat(AtDestinations(machine, section, archivePath, cancellation))
            .Select(path => InPlace(path) is { } plan ? isVerified ? plan : plan.HeldBack(RetentionRule.UnverifiedRun, Unverified) : RetentionPlan.Nothing)
            .ToList();
        var all = new RetentionPlan([.. plans.SelectMany(plan => plan.Decisions)]) { Unfinished = [.. plans.SelectMany(plan => plan.Unfinished)] };
        return new RetentionForecast(all, ExpiredLogs(), warnings);

        RetentionPlan? InPlace(string path) => Foreseen<RetentionPlan?>(
            () => new PlaceRetention(machine, section, machine.Host.MachineName).Plan(machine.Files.Path.GetDirectoryName(path), [expected with { ArchivePath = path }], cancellation), null);

        IReadOnlyList<ExpiredLog> ExpiredLogs() => Foreseen(
            () => isVerified ? new LogRetention(machine.Files).Plan(section.LogDirectory, section.LogRetentionDays, machine.Clock.LocalNow) : [], []);

        T Foreseen<T>(Func<T> look, T nothing)
        {
            try
            {
                return look();
            }
            catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
            {
                warnings.Add($"What retention would remove can't be foreseen: {failure.Message}");
                return nothing;
            }
        }
    }

    // Where a copy can't get to, nothing is removed either; that it can't is what the preflight says.
    private static IEnumerable<string> AtDestinations(Machine machine, BackupSection section, string archivePath, CancellationToken cancellation)
    {
        IReadOnlyList<IDestination> places = [.. section.NetworkBackupPaths.Select(folder => new DirectoryDestination(machine.Files, machine.DurableFiles, folder))];
        return Reachability.Default.Ask(places, cancellation).Where(place => place.Error is null)
            .Select(place => machine.Files.Path.Combine(place.Destination, machine.Files.Path.GetFileName(archivePath)));
    }
}
