using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-6.1.2: the service exists on every node and answers, and would come back after a stop.</summary>
internal sealed class ServiceStateCheck : IPreflightCheck
{
    public string Name => "Service";

    public PreflightFinding Run(PreflightContext context)
    {
        if (!context.StopsService)
        {
            return PreflightFinding.NotApplicable(Name, context.Mode.IncludesDatabase() ? "A self-managed MongoDB is dumped while the service runs." : $"{context.Mode} never touches the service.");
        }

        var states = context.Nodes.Select(node => (node.ServiceLabel, State: StateOf(node, context.Machine, context.Cancellation))).ToList();
        var down = states.Where(service => service.State != ServiceState.Running).Select(service => $"{service.ServiceLabel} is {service.State}").ToList();
        return down.Count == 0
            ? PreflightFinding.Passed(Name, $"{string.Join(", ", states.Select(service => service.ServiceLabel))} {(states.Count == 1 ? "is" : "are")} running.")
            : PreflightFinding.Warning(Name, $"{string.Join(", ", down)}; a service found stopped stays stopped.", "Find out why it isn't running; the backup itself can be made.");
    }

    private static ServiceState StateOf(ServerNode node, Machine machine, CancellationToken cancellation)
    {
        var control = ServiceControls.For(node, machine);
        var state = control.Query(cancellation);
        if (state == ServiceState.Running)
        {
            control.RequireReversible(cancellation);
        }

        return state == ServiceState.Paused
            ? throw ErrorCatalogue.ServicePaused.Because($"Service {control.Name} is paused, and a run could not put it back as it was.")
            : state;
    }
}
