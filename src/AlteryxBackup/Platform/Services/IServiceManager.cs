using System.Collections.Generic;

namespace AlteryxBackup.Platform.Services;

/// <summary>The system's service manager. Failures are <see cref="System.ComponentModel.Win32Exception"/> with the system's own error code.</summary>
public interface IServiceManager
{
    /// <summary>True where there is one (Windows).</summary>
    bool IsAvailable { get; }

    /// <summary>The manager of another machine, reached by its network name. Nothing is asked yet.</summary>
    IServiceManager OfMachine(string host);

    /// <summary>State, process, account and start type of a service. Nothing here ever changes the start type.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">1060: no such service.</exception>
    ServiceDetails Query(string serviceName);

    /// <summary>The services that depend on it and are not stopped, by name: it can't be stopped before them. Empty when the account may not ask.</summary>
    IReadOnlyList<string> RunningDependents(string serviceName);

    /// <summary>Opens it with the rights to stop and to start it, and does neither.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">5: this account has not both of them.</exception>
    void RequireControl(string serviceName);

    /// <summary>Asks it to start; returns once the request is accepted.</summary>
    void RequestStart(string serviceName);

    /// <summary>Asks it to stop; returns once the request is accepted.</summary>
    void RequestStop(string serviceName);
}
