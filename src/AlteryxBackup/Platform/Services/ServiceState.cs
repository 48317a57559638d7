namespace AlteryxBackup.Platform.Services;

/// <summary>The state of a service, in the service manager's terms.</summary>
public enum ServiceState
{
    /// <summary>Not running.</summary>
    Stopped,

    /// <summary>On its way up.</summary>
    StartPending,

    /// <summary>On its way down.</summary>
    StopPending,

    /// <summary>Running.</summary>
    Running,

    /// <summary>Paused, or on its way there or back.</summary>
    Paused,
}
