using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Server;

namespace AlteryxBackup.Service;

/// <summary>Puts together what stops and starts one server's service.</summary>
internal static class ServiceStoppers
{
    /// <summary>What stops it, as the configuration asks: after its workflows, within its limits.</summary>
    public static ServiceStopper For(ServiceSection configuration, AlteryxServer server, Machine machine, IServiceWatch watch, IOperationObserver observer)
    {
        var limits = ServiceLimits.From(configuration);
        var workflows = new WorkflowWait(
            new RunningWorkflows(machine.ProcessList, server), machine.ProcessList, machine.Clock, limits, configuration.ForceStopWorkflows, observer);
        return new ServiceStopper(ServiceControls.For(configuration, machine, observer), workflows, Starter(configuration, machine, observer), watch, machine.Clock, limits, observer);
    }

    /// <summary>What starts it.</summary>
    public static ServiceStarter Starter(ServiceSection configuration, Machine machine, IOperationObserver observer) =>
        new(ServiceControls.For(configuration, machine, observer), machine.Clock, ServiceLimits.From(configuration), observer);
}
