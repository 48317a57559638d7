namespace AlteryxBackup.Service;

/// <summary>Sees to it that a service comes back even when whoever stopped it can't put it back any more.</summary>
public interface IServiceWatch
{
    /// <summary>Makes sure, before anything is touched, that somebody will. What this takes is no downtime yet.</summary>
    /// <exception cref="Platform.Errors.BackupException">Nobody would: the service must not be stopped.</exception>
    void StandBy();

    /// <summary>The service is about to be asked to stop.</summary>
    /// <exception cref="Platform.Errors.BackupException">That could not be noted: it must not be stopped.</exception>
    void StopBegins(string service);

    /// <summary>The service runs again. Never throws: it does.</summary>
    void IsBack(string service);
}
