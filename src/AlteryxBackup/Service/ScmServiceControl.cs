using System.ComponentModel;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Service;

/// <summary>Control through the Windows service manager.</summary>
public sealed class ScmServiceControl : IServiceControl
{
    // winerror.h
    private const int ServiceAlreadyRunning = 1056;
    private const int ServiceNotActive = 1062;

    private readonly IServiceManager _services;

    /// <summary>Takes the manager and the service's name.</summary>
    public ScmServiceControl(IServiceManager services, string serviceName)
    {
        _services = services;
        Name = serviceName;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ServiceState Query(CancellationToken cancellation)
    {
        if (!_services.IsAvailable)
        {
            throw ErrorCatalogue.ServiceNotAvailable.Because(
                $"This system has no Windows service manager to ask for '{Name}'.",
                action: "Set ServiceConfiguration.Control to Command and name StartCommand, StopCommand and StatusCommand.");
        }

        try
        {
            return _services.Query(Name).State;
        }
        catch (Win32Exception failure)
        {
            throw ErrorCatalogue.ServiceNotAvailable.Because(
                $"The service manager does not answer for '{Name}': {failure.Message} (error {failure.NativeErrorCode}).", cause: failure);
        }
    }

    /// <inheritdoc/>
    public ControlAnswer RequestStop(CancellationToken cancellation)
    {
        try
        {
            _services.RequestStop(Name);
            return ControlAnswer.Accepted;
        }
        catch (Win32Exception failure)
        {
            return Answer(failure, ServiceNotActive);
        }
    }

    /// <inheritdoc/>
    public ControlAnswer RequestStart(CancellationToken cancellation)
    {
        try
        {
            _services.RequestStart(Name);
            return ControlAnswer.Accepted;
        }
        catch (Win32Exception failure)
        {
            return Answer(failure, ServiceAlreadyRunning);
        }
    }

    private static ControlAnswer Answer(Win32Exception failure, int alreadyThere) =>
        failure.NativeErrorCode == alreadyThere
            ? ControlAnswer.Accepted
            : new ControlAnswer(LooksAccepted: false, $"{failure.Message} (error {failure.NativeErrorCode})");
}
