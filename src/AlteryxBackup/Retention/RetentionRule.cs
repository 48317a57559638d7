namespace AlteryxBackup.Retention;

/// <summary>The rule that decided what becomes of an archive. Stable: scripts and monitoring match on it.</summary>
public enum RetentionRule
{
    /// <summary>It is older than its mode's days, and a newer good one of its mode and server stays: it is removed.</summary>
    Expired,

    /// <summary>It is no archive of this product: never removed.</summary>
    Foreign,

    /// <summary>It belongs to another server, whose own settings say how long it stays: never removed from here unless that server is named.</summary>
    OtherServer,

    /// <summary>It is damaged or can't be read, or doesn't say what it is and whose: never removed.</summary>
    Damaged,

    /// <summary>Its time lies in the future, so nobody knows how old it is: never removed.</summary>
    FutureDated,

    /// <summary>It is the newest good one of its mode and server in this place: never removed.</summary>
    NewestGood,

    /// <summary>There is no good one of its mode and server in this place, so none of them is removed.</summary>
    NoGoodBackup,

    /// <summary>Its mode's days are 0.</summary>
    KeptForEver,

    /// <summary>It isn't older than its mode's days.</summary>
    WithinDays,

    /// <summary>It would have been removed, but the run's own archive isn't verified: such a run removes nothing.</summary>
    UnverifiedRun,

    /// <summary>It is the newest good one of its day, and so many days are kept (dumps of PostgreSQL databases).</summary>
    Daily,

    /// <summary>It is the newest good one of its week, and so many weeks are kept (dumps of PostgreSQL databases).</summary>
    Weekly,

    /// <summary>Somebody named it to be removed (dumps of PostgreSQL databases).</summary>
    Named,
}
