using System;
using System.Collections.Generic;
using System.Threading;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Prune;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.Backup;

/// <summary>What retention would do at the end of a run, as if its archive were there.</summary>
/// <param name="Archives">Decisions for the local folder.</param>
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
        try
        {
            var archives = new PlaceRetention(machine, section, machine.Host.MachineName).Plan(section.LocalBackupPath, [expected], cancellation);
            return isVerified
                ? new RetentionForecast(archives, new LogRetention(machine.Files).Plan(section.LogDirectory, section.LogRetentionDays, machine.Clock.LocalNow), [])
                : new RetentionForecast(archives.HeldBack(RetentionRule.UnverifiedRun, Unverified), [], []);
        }
        catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
        {
            return new RetentionForecast(RetentionPlan.Nothing, [], [$"What retention would remove can't be foreseen: {failure.Message}"]);
        }
    }
}
