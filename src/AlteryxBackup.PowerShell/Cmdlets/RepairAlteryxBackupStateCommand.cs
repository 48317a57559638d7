using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.PowerShell.Hosting;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Finishes what a run that was ended by force has left: service, orphaned dump, staging folder, unfinished archive.</summary>
/// <remarks>The next backup does the same first; this does it now, after a power cut or a killed session. With nothing left it writes nothing. It can't be interrupted while the service is on its way back.</remarks>
[Cmdlet(VerbsDiagnostic.Repair, "AlteryxBackupState", SupportsShouldProcess = true)]
[OutputType(typeof(RecoveredRun))]
public sealed class RepairAlteryxBackupStateCommand : ConfiguredCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(ConfigPath, () =>
    {
        var operation = new RecoverOperation(Machine);
        var request = new RecoverRequest { ConfigPath = ConfigurationFile, Parameters = Settings };
        var left = operation.Plan(request).Runs;
        if (left.Count > 0 && left.All(IsApproved))
        {
            Write(Run("Finishing an earlier run", (observer, _) => operation.Run(request, observer)));
        }
    });

    private bool IsApproved(RecoveredRun run) =>
        ShouldProcess($"{run.Operation ?? "A run"} of process {run.ProcessId}, which was ended by force", string.Join("; ", run.Actions.DefaultIfEmpty("remove its journal")));

    private void Write(RecoverResult result)
    {
        WriteObject(result.Runs, enumerateCollection: true);
        foreach (var error in result.Errors)
        {
            WriteError(ErrorRecords.Of(error, result));
        }
    }
}
