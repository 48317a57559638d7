using System.Collections.Generic;
using System.ComponentModel;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Service;

/// <summary>Control through the Windows service manager.</summary>
public sealed class ScmServiceControl : IServiceControl
{
    private const string StillRunning = "The service is still running; nothing was changed.";

    // winerror.h
    private const int OwnError = 1066;
    private const int NeverStarted = 1077;

    private readonly IServiceManager _services;
    private readonly string _serviceName;
    private readonly PendingWatch? _watch;
    private readonly IOperationObserver? _observer;
    private ServiceDetails? _last;

    /// <summary>Takes the manager and the service.</summary>
    /// <param name="services">The manager of the machine that it is on.</param>
    /// <param name="serviceName">Its name there.</param>
    /// <param name="name">The service in messages.</param>
    public ScmServiceControl(IServiceManager services, string serviceName, string name)
    {
        _services = services;
        _serviceName = serviceName;
        Name = name;
    }

    /// <summary>Takes as well who hears of a service that doesn't get on while it is waited for.</summary>
    public ScmServiceControl(IServiceManager services, string serviceName, string name, IClock clock, IOperationObserver observer)
        : this(services, serviceName, name)
    {
        _watch = new PendingWatch(clock);
        _observer = observer;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ServiceState Query(CancellationToken cancellation)
    {
        _last = Details();
        if (_watch?.Look(_last) is { } hanging)
        {
            _observer?.Warning($"Service {Name} {hanging}. It is waited for all the same, until ServiceConfiguration.MaxServiceWaitSeconds have passed.");
        }

        return _last.State;
    }

    /// <inheritdoc/>
    public void RequireReversible(CancellationToken cancellation)
    {
        if (Details().StartType == ServiceDetails.Disabled)
        {
            throw ErrorCatalogue.ServiceNotStartable.Because(
                $"Service {Name} is running but disabled: Windows would not start it again after a stop (error {ServiceManagerError.Disabled}).",
                StillRunning,
                $"Give it back its start type (Set-Service {_serviceName} -StartupType Automatic), or find out who disabled it and why. The product never changes a start type.");
        }

        if (DependentsInTheWay() is { Count: > 0 } dependents)
        {
            throw ErrorCatalogue.ServiceStopRefused.Because(
                $"Service {Name} can't be stopped while services that depend on it are running: {string.Join(", ", dependents)}.", StillRunning, ServiceManagerError.StopDependentsFirst);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="BackupException">It wasn't asked, for what <see cref="RequireReversible"/> found.</exception>
    public ControlAnswer RequestStop(CancellationToken cancellation)
    {
        RequireReversible(cancellation);
        try
        {
            _services.RequestStop(_serviceName);
            return ControlAnswer.Accepted;
        }
        catch (Win32Exception failure) when (failure.NativeErrorCode == ServiceManagerError.NotActive)
        {
            return ControlAnswer.Accepted;
        }
        catch (Win32Exception failure)
        {
            return ServiceManagerError.Explain(failure, Name);
        }
    }

    /// <inheritdoc/>
    public ControlAnswer RequestStart(CancellationToken cancellation)
    {
        var ended = Ending(_last);
        try
        {
            _services.RequestStart(_serviceName);
            return new ControlAnswer(LooksAccepted: true, ended);
        }
        catch (Win32Exception failure) when (failure.NativeErrorCode == ServiceManagerError.AlreadyRunning)
        {
            return ControlAnswer.Accepted;
        }
        catch (Win32Exception failure)
        {
            return ServiceManagerError.Explain(failure, Name);
        }
    }

    // Why a start that was accepted came to nothing shows only in what the service left behind.
    private static string Ending(ServiceDetails? details) => details switch
    {
        null or { State: not ServiceState.Stopped } or { ExitCode: 0 or NeverStarted } => "",
        { ExitCode: OwnError } => $"accepted, but the service had ended with its own error {details.OwnExitCode}",
        _ => $"accepted, but the service had ended with error {details.ExitCode}: {new Win32Exception(details.ExitCode).Message}",
    };

    private IReadOnlyList<string> DependentsInTheWay()
    {
        try
        {
            _services.RequireControl(_serviceName);
            return _services.RunningDependents(_serviceName);
        }
        catch (Win32Exception failure)
        {
            var answer = ServiceManagerError.Explain(failure, Name);
            throw ErrorCatalogue.ServiceNotStartable.Because($"Service {Name} can't be stopped and started again: {answer.Text}.", StillRunning, answer.Action, failure);
        }
    }

    private ServiceDetails Details()
    {
        if (!_services.IsAvailable)
        {
            throw ErrorCatalogue.ServiceNotAvailable.Because(
                $"This system has no Windows service manager to ask for '{Name}'.",
                action: "Set ServiceConfiguration.Control to Command and name StartCommand, StopCommand and StatusCommand.");
        }

        try
        {
            return _services.Query(_serviceName);
        }
        catch (Win32Exception failure)
        {
            var answer = ServiceManagerError.Explain(failure, Name);
            throw ErrorCatalogue.ServiceNotAvailable.Because($"The service manager does not answer for '{Name}': {answer.Text}.", action: answer.Action, cause: failure);
        }
    }
}
