using System.Collections.Generic;

namespace AlteryxBackup.Service;

/// <summary>Sees to it that services come back even when whoever stopped them can't put them back any more. Called by several nodes at once.</summary>
public interface IServiceWatch
{
    /// <summary>Makes sure, before anything is touched, that somebody will. What this takes is no downtime yet.</summary>
    /// <param name="services">Those that run and are about to be stopped.</param>
    /// <exception cref="Platform.Errors.BackupException">Nobody would: the services must not be stopped.</exception>
    void StandBy(IReadOnlyList<string> services);

    /// <summary>The service is about to be asked to stop.</summary>
    /// <exception cref="Platform.Errors.BackupException">That could not be noted: it must not be stopped.</exception>
    void StopBegins(string service);

    /// <summary>The service runs again. Never throws: it does.</summary>
    void IsBack(string service);
}
