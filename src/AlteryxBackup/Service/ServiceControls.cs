using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Service;

/// <summary>Chooses how the service is controlled.</summary>
public static class ServiceControls
{
    /// <summary>The control that the configuration asks for.</summary>
    public static IServiceControl For(ServiceSection configuration, Machine machine) => configuration.Control == ServiceControlMethod.Command
        ? new CommandServiceControl(machine.Processes, configuration)
        : new ScmServiceControl(machine.Services, configuration.ServiceName);

    /// <summary>The control that the configuration asks for, with who hears of a service that doesn't get on.</summary>
    public static IServiceControl For(ServiceSection configuration, Machine machine, IOperationObserver observer) => configuration.Control == ServiceControlMethod.Command
        ? new CommandServiceControl(machine.Processes, configuration)
        : new ScmServiceControl(machine.Services, configuration.ServiceName, machine.Clock, observer);
}
