namespace AlteryxBackup.Operations.Restore;

/// <summary>Which of the two states the server is in once a restore has ended.</summary>
public enum RestoreState
{
    /// <summary>The one before: nothing was changed, or everything was put back.</summary>
    Previous,

    /// <summary>The restored one.</summary>
    Restored,

    /// <summary>It could not be put back as it was: <see cref="RestoreResult.Errors"/> says what is where. The service isn't started.</summary>
    Between,
}
