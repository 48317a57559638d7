using AlteryxBackup.Configuration;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-6.1.4: how many workflows the stop would have to wait for.</summary>
internal sealed class RunningWorkflowsCheck : IPreflightCheck
{
    public string Name => "RunningWorkflows";

    public PreflightFinding Run(PreflightContext context)
    {
        if (!context.StopsService)
        {
            return PreflightFinding.NotApplicable(Name, context.Mode.IncludesDatabase() ? "A self-managed MongoDB is dumped while the service runs." : $"{context.Mode} waits for no workflow.");
        }

        var running = new RunningWorkflows(context.Machine.ProcessList, context.Server).List().Count;
        return running == 0
            ? PreflightFinding.Passed(Name, "No workflow is running.")
            : PreflightFinding.Warning(
                Name,
                $"{running} running; the stop waits for them up to {context.Configuration.ServiceConfiguration.MaxWorkflowWaitSeconds} s.",
                "Run the backup at a quieter time, or see that the limit is long enough for them.");
    }
}
