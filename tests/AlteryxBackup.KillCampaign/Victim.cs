namespace AlteryxBackup.KillCampaign;

/// <summary>What is killed.</summary>
public enum Victim
{
    /// <summary>The process of the backup alone.</summary>
    Process,

    /// <summary>The backup's whole session, as when a terminal is closed by force.</summary>
    Session,

    /// <summary>The guard, and at once the backup: nobody is left, and the next run has to find out.</summary>
    GuardFirst,

    /// <summary>The process of a restore: old or new state must stand, whole.</summary>
    Restore,
}
