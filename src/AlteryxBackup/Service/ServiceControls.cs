using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Service;

/// <summary>Chooses how the service is controlled.</summary>
public static class ServiceControls
{
    /// <summary>The control that the configuration asks for.</summary>
    public static IServiceControl For(ServiceSection configuration, Machine machine) => configuration.Control == ServiceControlMethod.Command
        ? new CommandServiceControl(machine.Processes, configuration)
        : new ScmServiceControl(machine.Services, configuration.ServiceName);
}
