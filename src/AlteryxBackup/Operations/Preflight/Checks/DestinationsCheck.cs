using System.Linq;
using AlteryxBackup.Destinations;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-5.2: which places for copies can be reached and written. A warning, since the archive itself doesn't need them; a copy that fails ends the run with exit code 4.</summary>
internal sealed class DestinationsCheck : IPreflightCheck
{
    public string Name => "Destinations";

    public PreflightFinding Run(PreflightContext context)
    {
        var places = context.Configuration.BackupConfiguration.NetworkBackupPaths;
        if (places.Count == 0)
        {
            return PreflightFinding.NotApplicable(Name, "No places for copies are configured.");
        }

        var destinations = places.Select(place => new DirectoryDestination(context.Machine.Files, context.Machine.DurableFiles, place)).ToList<IDestination>();
        var failures = Reachability.Default.Ask(destinations, context.Cancellation).Select(answer => answer.Error ?? Unwritable(answer.Destination)).OfType<BackupException>().ToList();
        return failures.Count == 0
            ? PreflightFinding.Passed(Name, $"Reached, and can be written: {string.Join("; ", places)}.")
            : PreflightFinding.Warning(Name, string.Join(" ", failures.Select(failure => failure.Happened)), failures[0].Action);
    }

    private static BackupException? Unwritable(string place) => FolderAccess.Refusal(place) is { } refusal
        ? ErrorCatalogue.PathNotWritable.Because($"The destination '{place}' can't be written: {refusal}.")
        : null;
}
