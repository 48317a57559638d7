namespace AlteryxBackup.Lab;

/// <summary>How starting or stopping the service goes wrong.</summary>
public enum ServiceFault
{
    None,

    /// <summary>The stop command says so, exits 1, and the service keeps running.</summary>
    RefusesStop,

    /// <summary>The stop command exits 0 and the service keeps running.</summary>
    IgnoresStop,

    /// <summary>The stop command exits 0 at once while the service takes its <see cref="LabSwitches.StopSeconds"/>.</summary>
    StopsSlowly,

    /// <summary>The start command exits 0 and the service stays stopped.</summary>
    DoesNotStart,

    /// <summary>Under the service manager: it raises no checkpoint while it starts and stops.</summary>
    GivesNoSign,

    /// <summary>The start command says so, exits 1, and the service stays stopped.</summary>
    StartFails,
}
