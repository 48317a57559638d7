using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>Nothing is left of a run that was ended by force. A real run puts that right first, so this is asked where somebody only looks.</summary>
internal sealed class UnfinishedRunCheck : IPreflightCheck
{
    public string Name => "UnfinishedRun";

    public PreflightFinding Run(PreflightContext context)
    {
        var machine = context.Machine;
        var state = new StateFolder(new StateDirectory(machine.Files, machine.Host).Of(context.Configuration));
        var left = Settlement.Unfinished(machine, state, context.Configuration, new WarningCollector());
        return left.Count == 0
            ? PreflightFinding.Passed(Name, "No earlier run has left anything to be put right.")
            : PreflightFinding.Warning(
                Name, string.Join(" ", left.Select(Settlement.Forecast)), "Put it right now (alteryx-backup recover, Repair-AlteryxBackupState), or leave it to the next run.");
    }
}
