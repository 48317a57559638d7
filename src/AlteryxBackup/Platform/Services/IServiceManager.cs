namespace AlteryxBackup.Platform.Services;

/// <summary>The system's service manager. Failures are <see cref="System.ComponentModel.Win32Exception"/> with the system's own error code.</summary>
public interface IServiceManager
{
    /// <summary>True where there is one (Windows).</summary>
    bool IsAvailable { get; }

    /// <summary>State, process and account of a service.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">1060: no such service.</exception>
    ServiceDetails Query(string serviceName);

    /// <summary>Asks it to start; returns once the request is accepted.</summary>
    void RequestStart(string serviceName);

    /// <summary>Asks it to stop; returns once the request is accepted.</summary>
    void RequestStop(string serviceName);
}
