using System.Linq;
using AlteryxBackup.Destinations;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-5.2: which places for copies can be reached. A warning, since the archive itself doesn't need them; a copy that fails ends the run with exit code 4.</summary>
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
        var unreachable = Reachability.Default.Ask(destinations, context.Cancellation).Where(answer => answer.Error is not null).ToList();
        return unreachable.Count == 0
            ? PreflightFinding.Passed(Name, $"Reached: {string.Join("; ", places)}.")
            : PreflightFinding.Warning(Name, string.Join(" ", unreachable.Select(answer => answer.Error!.Happened)), unreachable[0].Error!.Action);
    }
}
