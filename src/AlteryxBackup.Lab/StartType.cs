namespace AlteryxBackup.Lab;

/// <summary>The service's start type, as the service manager keeps it.</summary>
public enum StartType
{
    Automatic,
    Manual,

    /// <summary>A start is refused.</summary>
    Disabled,
}
