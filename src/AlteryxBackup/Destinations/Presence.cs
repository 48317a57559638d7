namespace AlteryxBackup.Destinations;

/// <summary>What stands under a final name at a destination.</summary>
internal enum Presence
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>The same content.</summary>
    Same,

    /// <summary>Something else.</summary>
    Different,
}
