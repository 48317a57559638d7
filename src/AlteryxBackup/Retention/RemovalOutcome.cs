namespace AlteryxBackup.Retention;

/// <summary>What became of a decision.</summary>
public enum RemovalOutcome
{
    /// <summary>Decided; nothing has been done yet.</summary>
    Planned,

    /// <summary>It stays: the rules say so, or somebody who was asked.</summary>
    Kept,

    /// <summary>It is gone, and what stood beside it too, unless a problem says otherwise.</summary>
    Removed,

    /// <summary>It was gone already.</summary>
    Gone,

    /// <summary>It has changed since it was decided, so it stays.</summary>
    Changed,

    /// <summary>It could not be removed.</summary>
    Failed,
}
