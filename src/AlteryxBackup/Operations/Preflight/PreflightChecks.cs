using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight;

/// <summary>Everything that can be known to go wrong before anything is touched, checked in one go so that one look shows all of it (REQ-6.1).</summary>
internal static class PreflightChecks
{
    private static readonly IReadOnlyList<IPreflightCheck> All =
    [
        new ElevationCheck(),
        new RequiredFilesCheck(),
        new ServiceExecutableCheck(),
        new DatabaseTypeCheck(),
        new ServiceStateCheck(),
        new RunningWorkflowsCheck(),
        new RecipientsCheck(),
        new StagingSpaceCheck(),
        new LocalSpaceCheck(),
    ];

    /// <summary>Runs them all; a check that fails doesn't stop the others.</summary>
    public static PreflightReport Run(PreflightContext context) => new(All.Select(check => Guarded(check, context)).ToList());

    private static PreflightFinding Guarded(IPreflightCheck check, PreflightContext context)
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
}
