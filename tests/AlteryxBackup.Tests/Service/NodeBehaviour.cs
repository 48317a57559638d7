namespace AlteryxBackup.Tests.Service;

/// <summary>What the service of a node makes of requests.</summary>
internal enum NodeBehaviour
{
    Obeys,

    /// <summary>Somebody had stopped it before.</summary>
    IsStopped,

    RefusesStop,

    /// <summary>Takes the request and keeps running.</summary>
    IgnoresStop,

    /// <summary>Keeps running until nobody waits for it any more, and then stops.</summary>
    StopsTooLate,

    /// <summary>Takes requests to start and stays stopped.</summary>
    WillNotStart,

    /// <summary>Starts when it is asked a second time.</summary>
    StartsWhenAskedAgain,
}
