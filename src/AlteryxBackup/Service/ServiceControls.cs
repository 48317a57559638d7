using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Server;

namespace AlteryxBackup.Service;

/// <summary>Chooses how a service is controlled.</summary>
public static class ServiceControls
{
    /// <summary>The control of this machine's service that the configuration asks for.</summary>
    public static IServiceControl For(ServiceSection configuration, Machine machine) => For(new ServerNode { IsLocal = true, Service = configuration }, machine);

    /// <summary>The control of a node's service.</summary>
    public static IServiceControl For(ServerNode node, Machine machine) => node.Service.Control == ServiceControlMethod.Command
        ? new CommandServiceControl(machine.Processes, node.Service, node.ServiceLabel)
        : new ScmServiceControl(Services(node, machine), node.Service.ServiceName, node.ServiceLabel);

    /// <summary>The control of a node's service, with who hears of one that doesn't get on.</summary>
    public static IServiceControl For(ServerNode node, Machine machine, IOperationObserver observer) => node.Service.Control == ServiceControlMethod.Command
        ? new CommandServiceControl(machine.Processes, node.Service, node.ServiceLabel)
        : new ScmServiceControl(Services(node, machine), node.Service.ServiceName, node.ServiceLabel, machine.Clock, observer);

    private static IServiceManager Services(ServerNode node, Machine machine) => node.IsLocal ? machine.Services : machine.Services.OfMachine(node.Host);
}
