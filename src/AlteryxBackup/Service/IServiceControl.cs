using System.Threading;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Service;

/// <summary>What asks, starts and stops the Alteryx service: the service manager, or configured commands.</summary>
public interface IServiceControl
{
    /// <summary>The service's name, for messages.</summary>
    string Name { get; }

    /// <summary>Its state now.</summary>
    /// <exception cref="Platform.Errors.BackupException">ServiceNotAvailable: nobody can say.</exception>
    ServiceState Query(CancellationToken cancellation);

    /// <summary>
    /// Looks whether the running service, once stopped, could be started again by this account, and whether nothing else would go down with it.
    /// Touches nothing. What can't be known (a cluster's commands tell nothing) is no obstacle.
    /// </summary>
    /// <exception cref="Platform.Errors.BackupException">ServiceNotStartable, ServiceStopRefused, ServiceNotAvailable.</exception>
    void RequireReversible(CancellationToken cancellation);

    /// <summary>Asks it to stop. What the answer is worth shows only in the state that follows.</summary>
    ControlAnswer RequestStop(CancellationToken cancellation);

    /// <summary>Asks it to start. What the answer is worth shows only in the state that follows.</summary>
    ControlAnswer RequestStart(CancellationToken cancellation);
}
