using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-6.1.2: the service exists and answers, and would come back after a stop.</summary>
internal sealed class ServiceStateCheck : IPreflightCheck
{
    public string Name => "Service";

    public PreflightFinding Run(PreflightContext context)
    {
        if (!context.Mode.IncludesDatabase())
        {
            return PreflightFinding.NotApplicable(Name, $"{context.Mode} never touches the service.");
        }

        var control = ServiceControls.For(context.Configuration.ServiceConfiguration, context.Machine);
        var state = control.Query(context.Cancellation);
        if (state == ServiceState.Running)
        {
            control.RequireReversible(context.Cancellation);
        }

        return state switch
        {
            ServiceState.Running => PreflightFinding.Passed(Name, $"{control.Name} is running."),
            ServiceState.Paused => PreflightFinding.Failed(Name, ErrorCatalogue.ServicePaused.Because($"Service {control.Name} is paused, and a run could not put it back as it was.")),
            _ => PreflightFinding.Warning(Name, $"{control.Name} is {state}; a service found stopped stays stopped.", "Find out why it isn't running; the backup itself can be made."),
        };
    }
}
