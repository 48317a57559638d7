namespace AlteryxBackup.Tests.Destinations.Faults;

/// <summary>How an operation goes wrong.</summary>
public enum FaultKind
{
    /// <summary>Fails, and has done nothing.</summary>
    Before,

    /// <summary>Fails in the middle.</summary>
    During,

    /// <summary>Fails, but has been done.</summary>
    After,

    /// <summary>Says it went well, but the end is missing.</summary>
    Truncated,

    /// <summary>Says it went well, but a bit is another.</summary>
    Changed,

    /// <summary>Says it went well, but did nothing.</summary>
    Nothing,

    /// <summary>The place is gone from here on, for a while or for good.</summary>
    Vanish,

    /// <summary>Nothing is wrong; the user cancels just then.</summary>
    Cancel,
}
