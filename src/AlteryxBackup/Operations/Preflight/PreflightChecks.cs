using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight;

/// <summary>Everything that can be known to go wrong before anything is touched, checked in one go so that one look shows all of it (REQ-6.1).</summary>
internal static class PreflightChecks
{
    private static readonly IReadOnlyList<IPreflightCheck> OfTheHost =
    [
        new ProcessBitnessCheck(Environment.Is64BitOperatingSystem, Environment.Is64BitProcess),
        new ElevationCheck(),
        new AccountCheck(),
        new ConfigurationFileCheck(),
    ];

    private static readonly IReadOnlyList<IPreflightCheck> OfTheServer =
    [
        new RequiredFilesCheck(),
        new ServiceExecutableCheck(),
        new DatabaseTypeCheck(),
        new SelfManagedMongoDBCheck(),
        new ServiceStateCheck(),
        new RunningWorkflowsCheck(),
        new StagingPathCheck(),
        new StagingSpaceCheck(),
        new LocalSpaceCheck(),
    ];

    private static readonly IReadOnlyList<IPreflightCheck> OfThePlaces =
    [
        new StateFolderCheck(),
        new RecipientsCheck(),
        FolderCheck.OfStaging,
        FolderCheck.OfArchives,
        new ArchiveNameCheck(),
        FolderCheck.OfLogs,
        new DestinationsCheck(),
    ];

    /// <summary>Runs them all; a check that fails doesn't stop the others.</summary>
    public static PreflightReport Run(PreflightContext context) => new(Look([.. OfTheHost, .. OfTheServer, .. OfThePlaces], context));

    /// <summary>Runs those that need no knowledge of the server, because its settings can't be read.</summary>
    public static PreflightReport RunWithoutServer(PreflightContext context, BackupException unreadable) => new(
        [.. Look(OfTheHost, context), PreflightFinding.Failed("ServerSettings", unreadable), .. Look(OfThePlaces, context)]);

    /// <summary>Runs those that act on nothing the configuration names, because others can change it: they would choose the program that is asked for its version.</summary>
    public static PreflightReport RunWithoutConfiguration(PreflightContext context) => new(Look(OfTheHost, context));

    /// <summary>Runs one, whatever becomes of it.</summary>
    public static PreflightFinding Look(IPreflightCheck check, PreflightContext context)
    {
        try
        {
            return check.Run(context);
        }
        catch (BackupException failure)
        {
            return PreflightFinding.Failed(check.Name, failure);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What one check stumbled over must not hide what the others have found.
            return PreflightFinding.Failed(check.Name, ErrorCatalogue.Unexpected.Because($"This check could not be made: {failure.Message}", cause: failure));
        }
    }

    private static List<PreflightFinding> Look(IReadOnlyList<IPreflightCheck> checks, PreflightContext context) =>
        checks.Select(check => Look(check, context)).ToList();
}
